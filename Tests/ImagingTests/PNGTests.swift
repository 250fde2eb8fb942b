import Foundation
import Imaging
import Testing
import TestSupport

@Suite struct PNGTests {
  @Test(arguments: [(1, 1), (1, 40), (40, 1), (33, 21)], [true, false])
  func `A picture survives a round trip unchanged`(size: (Int, Int), opaque: Bool) throws {
    let image = Image.noise(width: size.0, height: size.1, seed: 1, opaque: opaque)
    #expect(try ImageFile.decode(Array(image.pngData()), path: "a.png") == image)
  }

  @Test func `An opaque picture is stored without alpha`() {
    let image = Image.noise(width: 4, height: 4, seed: 1, opaque: true)
    let rgb: UInt8 = 2
    #expect(image.pngData()[25] == rgb)
  }

  @Test(arguments: [1, 2, 4, 8, 16], [false, true])
  func `Grey of every depth is spread over the range`(depth: Int, interlaced: Bool) throws {
    let top = 1 << depth - 1
    let value = { (x: Int, y: Int) in (x * 7919 + y * 104_729) & top }
    let png = HandmadePNG(
      width: 19, height: 11, depth: depth, type: .grey, isInterlaced: interlaced
    ) { [value($0, $1)] }
    let image = try ImageFile.decode(png.bytes, path: "grey.png")
    let expected = (0..<11).flatMap { y in
      (0..<19).flatMap { x -> [UInt8] in
        let byte = UInt8((Double(value(x, y)) * 255 / Double(top)).rounded())
        return [byte, byte, byte, 255]
      }
    }
    #expect(image.pixels == expected)
  }

  @Test(
    arguments: [
      (HandmadePNG.ColorType.rgb, 8), (.rgb, 16), (.greyAlpha, 8), (.greyAlpha, 16), (.rgba, 8),
      (.rgba, 16),
    ], [false, true])
  func `Colour and alpha of both depths are read`(
    kind: (type: HandmadePNG.ColorType, depth: Int), interlaced: Bool
  ) throws {
    let noise = Image.noise(width: 13, height: 9, seed: 3, opaque: kind.type == .rgb)
    // A 16-bit sample that repeats its byte is exactly that byte's level.
    let scale = kind.depth == 16 ? 257 : 1
    let png = HandmadePNG(
      width: 13, height: 9, depth: kind.depth, type: kind.type, isInterlaced: interlaced
    ) { x, y in
      let pixel = noise.pixel(x, y).map { Int($0) * scale }
      return switch kind.type {
      case .rgb: Array(pixel[..<3])
      case .greyAlpha: [pixel[0], pixel[3]]
      default: pixel
      }
    }
    var expected = noise
    if kind.type == .greyAlpha {
      for base in stride(from: 0, to: expected.pixels.count, by: 4) {
        expected.pixels[base + 1] = expected.pixels[base]
        expected.pixels[base + 2] = expected.pixels[base]
      }
    }
    #expect(try ImageFile.decode(png.bytes, path: "color.png") == expected)
  }

  @Test(arguments: [1, 2, 4, 8], [false, true])
  func `A palette with transparent entries is looked up`(depth: Int, interlaced: Bool) throws {
    let count = 1 << depth
    let palette = (0..<count).map { [UInt8($0 * 255 / count), UInt8(255 - $0), UInt8($0 & 15)] }
    let png = HandmadePNG(
      width: 21, height: 6, depth: depth, type: .palette, isInterlaced: interlaced,
      chunks: [("PLTE", palette.flatMap { $0 }), ("tRNS", [0, 128])]
    ) { x, y in [(x + 3 * y) % count] }
    let image = try ImageFile.decode(png.bytes, path: "palette.png")
    let expected = (0..<6).flatMap { y in
      (0..<21).flatMap { x -> [UInt8] in
        let entry = (x + 3 * y) % count
        return palette[entry] + [entry == 0 ? 0 : entry == 1 ? 128 : 255]
      }
    }
    #expect(image.pixels == expected)
  }

  @Test func `A colour named transparent is transparent`() throws {
    let png = HandmadePNG(
      width: 2, height: 1, depth: 8, type: .rgb, chunks: [("tRNS", [0, 10, 0, 20, 0, 30])]
    ) { x, _ in x == 0 ? [10, 20, 30] : [10, 20, 31] }
    let image = try ImageFile.decode(png.bytes, path: "key.png")
    #expect(image.pixel(0, 0)[3] == 0)
    #expect(image.pixel(1, 0) == [10, 20, 31, 255])
  }

  @Test func `A file that says it is linear is brought to sRGB`() throws {
    let gammaOne: [UInt8] = HandmadePNG.bigEndian(100_000)
    let png = HandmadePNG(
      width: 1, height: 1, depth: 8, type: .grey, chunks: [("gAMA", gammaOne)]
    ) { _, _ in [55] }
    // Linear 55/255 is sRGB 128/255.
    let grey = try ImageFile.decode(png.bytes, path: "linear.png").pixel(0, 0)[0]
    #expect((127...129).contains(grey))
  }

  @Test(arguments: ["iCCP", "zTXt", "eXIf", "aaAa"])
  func `Nonsense in chunks that a picture does without is passed over`(name: String) throws {
    let png = HandmadePNG(
      width: 1, height: 1, depth: 8, type: .rgb, chunks: [(name, [1, 2, 3])]
    ) { _, _ in [10, 20, 30] }
    #expect(try ImageFile.decode(png.bytes, path: "a.png").pixels == [10, 20, 30, 255])
  }

  @Test func `An unknown chunk that a picture needs is an error`() {
    let png = HandmadePNG(
      width: 1, height: 1, depth: 8, type: .rgb, chunks: [("AAAA", [1, 2, 3])]
    ) { _, _ in [10, 20, 30] }
    #expect(throws: ImageError.self) { try ImageFile.decode(png.bytes, path: "a.png") }
  }

  @Test(arguments: 0..<40)
  func `A flipped bit in header or data is noticed`(seed: Int) throws {
    let image = Image.noise(width: 9, height: 9, seed: seed, opaque: false)
    var bytes = Array(image.pngData())
    let data = try #require(Data(bytes).range(of: Data("IDAT".utf8)))
    var random = SmallRandom(seed: seed)
    let header = Array(16..<29)
    let body = Array(data.upperBound..<bytes.count - 16)
    let position = try #require((seed % 2 == 0 ? header : body).randomElement(using: &random))
    bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    #expect(throws: ImageError.self) { try ImageFile.decode(bytes, path: "bad.png") }
  }
}

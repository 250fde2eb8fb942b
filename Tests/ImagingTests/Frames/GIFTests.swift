import CGIF
import Imaging
import Testing

@Suite struct GIFTests {
  let folder: TemporaryFolder
  var path: String { folder.path + "/out.gif" }

  init() throws { folder = try TemporaryFolder() }

  private func write(
    _ frames: [Image], width: Int, height: Int, framesPerSecond: Double = 25, lastFrameSeconds: Double = 0
  ) throws -> DecodedGIF {
    let file = try FrameFile(
      path: path, width: width, height: height, framesPerSecond: framesPerSecond, lastFrameSeconds: lastFrameSeconds)
    for frame in frames { try file.append(frame) }
    try file.finish()
    return try #require(DecodedGIF(path: path))
  }

  @Test func `A picture of 256 colours comes back exactly`() throws {
    // 16x16 pixels, no colour twice.
    let frames = (1...3).map { Image.noise(width: 16, height: 16, seed: $0, opaque: true) }
    let gif = try write(frames, width: 16, height: 16)
    #expect(gif.width == 16 && gif.height == 16)
    #expect(gif.frames == frames)
    #expect(try folder.names == ["out.gif"])
  }

  @Test(arguments: [[0, 0, 0, 255], [255, 255, 255, 255], [1, 254, 3, 255]] as [[UInt8]], [(1, 1), (5, 300)])
  func `A picture of one colour comes back exactly`(pixel: [UInt8], size: (Int, Int)) throws {
    let image = Image.plain(width: size.0, height: size.1, pixel: pixel)
    #expect(try write([image], width: size.0, height: size.1).frames == [image])
  }

  @Test func `Many colours come back nearly unchanged, and without bands`() throws {
    let image = Image.slopes(width: 128, height: 96)
    let result = try write([image], width: 128, height: 96).frames[0]
    #expect(Set(stride(from: 0, to: image.pixels.count, by: 4).map { Array(image.pixels[$0..<$0 + 3]) }).count > 4000)
    // 40 dB; giflib's own quantization reaches 33.5.
    #expect(image.squaredError(from: result) < 6.5)
    // Without dithering the means of small parts err by 0.18, in bands that are seen; with it by 0.10.
    let differences = zip(partMeans(image), partMeans(result)).map { $0 - $1 }
    #expect(differences.reduce(0) { $0 + $1 * $1 } / Double(differences.count) < 0.14)
  }

  /// Mean of each colour in every part of 8x8 pixels.
  private func partMeans(_ image: Image) -> [Double] {
    var sums = [Double](repeating: 0, count: image.width / 8 * (image.height / 8) * 3)
    for y in 0..<image.height {
      for x in 0..<image.width {
        let part = (y / 8 * (image.width / 8) + x / 8) * 3
        for channel in 0..<3 { sums[part + channel] += Double(image.pixel(x, y)[channel]) / 64 }
      }
    }
    return sums
  }

  @Test func `Noise of many colours is close to its source`() throws {
    let image = Image.noise(width: 64, height: 64, seed: 3, opaque: true)
    let result = try write([image], width: 64, height: 64).frames[0]
    // Boxes of 256^3 / 256 colours have an error of (256 / 6.35)^2 / 12 = 135, and dithering adds some.
    #expect(image.squaredError(from: result) < 250)
  }

  @Test func `It is repeated for ever`() throws {
    let gif = try write([Image(width: 2, height: 2, color: .black)], width: 2, height: 2)
    let index = try #require(gif.extensions.firstIndex { $0.function == APPLICATION_EXT_FUNC_CODE })
    #expect(gif.extensions[index].bytes == Array("NETSCAPE2.0".utf8))
    #expect(gif.extensions[index + 1].function == CONTINUE_EXT_FUNC_CODE)
    #expect(gif.extensions[index + 1].bytes == [1, 0, 0])
  }

  @Test(arguments: [
    (25.0, 0.0, [4, 4, 4, 4, 4, 4]), (30, 0, [3, 4, 3, 3, 4, 3]), (10, 2, [10, 10, 10, 10, 10, 200]),
    (10, 0.01, [10, 10, 10, 10, 10, 10]), (50, 0, [2, 2, 2, 2, 2, 2]), (0.5, 0, [200, 200, 200, 200, 200, 200]),
    (1, 600, [100, 100, 100, 100, 100, 60_000]),
  ])
  func `Frames stay as long as they should`(rate: Double, hold: Double, delays: [Int]) throws {
    let frames = (0..<6).map { Image.plain(width: 1, height: 1, pixel: [UInt8($0), 0, 0, 255]) }
    let gif = try write(frames, width: 1, height: 1, framesPerSecond: rate, lastFrameSeconds: hold)
    #expect(gif.delays == delays)
    #expect(gif.frames == frames)
  }

  @Test(arguments: [60.0, 99, 120])
  func `Too many frames a second are thinned to the same duration`(rate: Double) throws {
    let frames = (0..<120).map { Image.plain(width: 1, height: 1, pixel: [UInt8($0), 0, 0, 255]) }
    let gif = try write(frames, width: 1, height: 1, framesPerSecond: rate)
    #expect(gif.frames.last == frames.last)
    #expect(gif.delays.allSatisfy { $0 >= 2 })
    #expect(abs(Double(gif.delays.reduce(0, +)) - 120 / rate * 100) <= 2)
    #expect(gif.frames.count >= Int(120 / rate * 33))
  }

  @Test func `Transparent pixels show white`() throws {
    let image = Image(width: 2, height: 1, pixels: [9, 9, 9, 0, 0, 0, 0, 51])
    let result = try write([image], width: 2, height: 1).frames[0]
    #expect(result.pixels == [255, 255, 255, 255, 204, 204, 204, 255])
  }

  @Test func `Frames of another size are resized`() throws {
    let colors = JPEGTests.colors
    let frames = [(4, 4), (80, 10), (30, 20)].map { Image.quarters(width: $0.0, height: $0.1, colors: colors) }
    let gif = try write(frames, width: 30, height: 20)
    #expect(gif.width == 30 && gif.height == 20 && gif.frames.count == 3)
    for frame in gif.frames {
      let seen = [(3, 3), (26, 3), (3, 16), (26, 16)].map { frame.nearest($0.0, $0.1, of: colors) }
      #expect(seen == colors)
    }
    #expect(gif.frames[2] == frames[2])
  }
}

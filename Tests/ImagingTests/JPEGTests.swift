import Imaging
import Testing
import TestSupport

@Suite struct JPEGTests {
  static let colors = [
    RGBColor(red: 220, green: 30, blue: 30), RGBColor(red: 30, green: 200, blue: 40),
    RGBColor(red: 40, green: 50, blue: 210), RGBColor(red: 240, green: 230, blue: 60),
  ]

  @Test(arguments: [EncodedFile.JPEGColor.color420, .color444], [Int32(0), 16384])
  func `Colours come back nearly unchanged`(color: EncodedFile.JPEGColor, flags: Int32) throws {
    let image = Image.quarters(width: 64, height: 32, colors: Self.colors)
    let bytes = EncodedFile.jpeg(image, color: color, flags: flags)
    let result = try ImageFile.decode(bytes, path: "a.jpg")
    #expect(result.width == 64 && result.height == 32)
    let worst = zip(result.pixel(16, 8), image.pixel(16, 8)).map { abs(Int($0) - Int($1)) }.max()
    #expect(try #require(worst) <= 4)
    #expect(result.nearest(48, 24, of: Self.colors) == Self.colors[3])
  }

  @Test(arguments: [UInt8(0), 77, 255])
  func `Grey stays grey`(level: UInt8) throws {
    let image = Image.plain(width: 20, height: 10, pixel: [level, level, level, 255])
    let bytes = EncodedFile.jpeg(image, color: .grey)
    #expect(try ImageFile.decode(bytes, path: "grey.jpg") == image)
  }

  @Test(arguments: [
    // C, M, Y, K with 255 for no ink, and the light that they leave.
    ([255, 255, 255, 255], [255, 255, 255]), ([255, 255, 255, 0], [0, 0, 0]),
    ([0, 255, 255, 255], [0, 255, 255]), ([255, 128, 64, 255], [255, 128, 64]),
    ([200, 200, 200, 128], [100, 100, 100]),
  ])
  func `Ink is turned into light`(ink: [UInt8], light: [Int]) throws {
    let bytes = EncodedFile.jpeg(.plain(width: 16, height: 16, pixel: ink), color: .ink)
    let pixel = try ImageFile.decode(bytes, path: "ink.jpg").pixel(8, 8).map { Int($0) }
    #expect(zip(pixel, light).allSatisfy { abs($0 - $1) <= 3 })
    #expect(pixel[3] == 255)
  }

  @Test func `Ink without Adobe's marker is not inverted`() throws {
    let bytes = EncodedFile.jpeg(
      .plain(width: 16, height: 16, pixel: [55, 55, 55, 51]), color: .ink)
    let marker = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xEE]) })
    let plain = Array(bytes[..<marker]) + bytes[(marker + 16)...]
    // Without the marker the planes Y = 255 - 55, Cb = Cr = 128 are inks themselves, 255 for full.
    let pixel = try ImageFile.decode(plain, path: "ink.jpg").pixel(8, 8).map { Int($0) }
    let light = [55 * 204 / 255, 127 * 204 / 255, 127 * 204 / 255]
    #expect(zip(pixel, light).allSatisfy { abs($0 - $1) <= 3 })
  }

  @Test(
    arguments: [
      // Which stored corner (0 and 1 above, 2 and 3 below) is seen at each place, in reading order.
      (1, [0, 1, 2, 3]), (2, [1, 0, 3, 2]), (3, [3, 2, 1, 0]), (4, [2, 3, 0, 1]),
      (5, [0, 2, 1, 3]), (6, [2, 0, 3, 1]), (7, [3, 1, 2, 0]), (8, [1, 3, 0, 2]),
    ], [false, true])
  func `EXIF orientation is obeyed`(
    held: (orientation: Int, corners: [Int]), littleEndian: Bool
  ) throws {
    let stored = Image.quarters(width: 48, height: 32, colors: Self.colors)
    let exif = EncodedFile.exif(orientation: held.orientation, littleEndian: littleEndian)
    let bytes = EncodedFile.inserting(0xE1, exif, into: EncodedFile.jpeg(stored))
    let image = try ImageFile.decode(bytes, path: "a.jpg")
    let (width, height) = held.orientation >= 5 ? (32, 48) : (48, 32)
    #expect(image.width == width && image.height == height)
    let places = [
      (0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1),
    ]
    let seen = places.map { image.nearest($0.0, $0.1, of: Self.colors) }
    #expect(seen == held.corners.map { Self.colors[$0] })
  }

  @Test(arguments: [0, 9, 65_535])
  func `An impossible orientation is ignored`(orientation: Int) throws {
    let stored = EncodedFile.jpeg(.quarters(width: 48, height: 32, colors: Self.colors))
    let exif = EncodedFile.exif(orientation: orientation, littleEndian: true)
    let bytes = EncodedFile.inserting(0xE1, exif, into: stored)
    #expect(try ImageFile.decode(bytes, path: "a") == ImageFile.decode(stored, path: "b"))
  }

  @Test(arguments: 0..<200)
  func `Random EXIF never breaks a picture`(seed: Int) throws {
    var random = SmallRandom(seed: seed)
    let stored = EncodedFile.jpeg(.quarters(width: 16, height: 8, colors: Self.colors))
    var exif = EncodedFile.exif(orientation: 6, littleEndian: seed % 2 == 0)
    for _ in 0..<4 {
      let position = Int.random(in: 6..<exif.count, using: &random)
      exif[position] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random)!
    }
    exif.removeLast(Int.random(in: 0...exif.count / 2, using: &random))
    let image = try ImageFile.decode(EncodedFile.inserting(0xE1, exif, into: stored), path: "a")
    #expect([[16, 8], [8, 16]].contains([image.width, image.height]))
  }

  @Test func `Stray bytes before a marker, as cameras leave them, are forgiven`() throws {
    let bytes = EncodedFile.jpeg(.quarters(width: 16, height: 16, colors: Self.colors))
    let padded = Array(bytes[..<(bytes.count - 2)]) + [0, 0, 0] + bytes.suffix(2)
    #expect(try ImageFile.decode(padded, path: "a") == ImageFile.decode(bytes, path: "b"))
  }

  @Test func `Data that ends early before its end marker is an error`() throws {
    let bytes = EncodedFile.jpeg(.noise(width: 64, height: 64, seed: 2, opaque: true))
    let short = Array(bytes[..<(bytes.count / 2)]) + [0xFF, 0xD9]
    #expect(throws: ImageError.self) { try ImageFile.decode(short, path: "short.jpg") }
  }
}

import Imaging
import Testing

@Suite struct CroppingTests {
  let image = Image.noise(width: 20, height: 10, seed: 9, opaque: false)

  @Test func `A crop holds the pixels of its rectangle`() throws {
    let part = try image.cropped(to: CropRectangle(x: 3, y: 4, width: 5, height: 6))
    #expect(part.width == 5 && part.height == 6)
    let expected = (4..<10).flatMap { y in (3..<8).flatMap { x in image.pixel(x, y) } }
    #expect(part.pixels == expected)
  }

  @Test func `The whole picture is a crop of itself`() throws {
    #expect(try image.cropped(to: CropRectangle(x: 0, y: 0, width: 20, height: 10)) == image)
  }

  @Test(arguments: [
    CropRectangle(x: 0, y: 0, width: 0, height: 5), .init(x: 0, y: 0, width: 5, height: -1),
    .init(x: -1, y: 0, width: 5, height: 5), .init(x: 0, y: 10, width: 1, height: 1),
    .init(x: 16, y: 0, width: 5, height: 5), .init(x: 0, y: 6, width: 5, height: 5),
    .init(x: .max, y: .max, width: .max, height: .max), .init(x: 1, y: 1, width: .max, height: 1),
    .init(x: .min, y: .min, width: .min, height: .min),
    .init(x: .min, y: 0, width: .max, height: 5),
  ])
  func `A crop that is empty or outside is an error`(crop: CropRectangle) {
    #expect(throws: ImageError.badCrop(crop, width: 20, height: 10)) {
      try image.cropped(to: crop)
    }
  }

  @Test(arguments: [
    ("5x6+3+4", CropRectangle(x: 3, y: 4, width: 5, height: 6)),
    ("128x96+0+0", .init(x: 0, y: 0, width: 128, height: 96)),
  ])
  func `A crop is read from text and written as the same`(text: String, crop: CropRectangle) {
    #expect(CropRectangle(argument: text) == crop)
    #expect(crop.description == text)
  }

  @Test(arguments: [
    "", "x", "x++", "5x6", "5x6+3", "5x6+3+", "x6+3+4", "5x6+3+4+5", "-5x6+3+4", "5x6+-3+4",
    "5x6-3-4",
    "5x6++3+4", " 5x6+3+4", "5x6+3+4\n", "5X6+3+4", "٥x6+3+4", "5.0x6+3+4", "5+6x3+4",
    "99999999999999999999x1+0+0",
  ])
  func `Text that is no crop is not read as one`(text: String) {
    #expect(CropRectangle(argument: text) == nil)
  }

  @Test(arguments: [
    (1, 1, CropRectangle(x: 5, y: 0, width: 10, height: 10)),
    (4, 1, .init(x: 0, y: 2, width: 20, height: 5)),
    (2, 1, .init(x: 0, y: 0, width: 20, height: 10)),
    (1, 1_000_000, .init(x: 9, y: 0, width: 1, height: 10)),
    (Int.max, 1, .init(x: 0, y: 4, width: 20, height: 1)),
  ])
  func `The centre is cut out in the wanted shape`(
    aspectWidth: Int, aspectHeight: Int, crop: CropRectangle
  ) throws {
    let result = image.centerCropped(aspectWidth: aspectWidth, aspectHeight: aspectHeight)
    #expect(try result == image.cropped(to: crop))
  }
}

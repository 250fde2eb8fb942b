import Imaging
import Testing

@Suite struct CompositionTests {
  @Test(
    arguments: [
      ([10, 20, 30, 255], [10, 20, 30]), ([10, 20, 30, 0], [200, 100, 0]),
      ([0, 0, 0, 51], [160, 80, 0]),
      ([255, 255, 255, 128], [228, 178, 128]),
    ] as [([UInt8], [UInt8])])
  func `Transparency shows the colour behind`(pixel: [UInt8], expected: [UInt8]) {
    let behind = RGBColor(red: 200, green: 100, blue: 0)
    let result = Image(width: 1, height: 1, pixels: pixel).flattened(onto: behind)
    #expect(result.pixels == expected + [255])
  }

  @Test func `The colour behind is white when none is named`() {
    #expect(
      Image(width: 1, height: 1, pixels: [0, 0, 0, 0]).flattened().pixels == [255, 255, 255, 255])
  }

  @Test func `Planes hold one colour each, row by row`() {
    let image = Image(width: 2, height: 1, pixels: [255, 0, 51, 255, 0, 255, 102, 7])
    #expect(image.rgbPlanes() == [1, 0, 0, 1, 0.2, 0.4])
  }

  @Test func `Planes give an opaque picture back`() {
    let image = Image.noise(width: 16, height: 16, seed: 10, opaque: true)
    #expect(Image(rgbPlanes: image.rgbPlanes(), width: 16, height: 16) == image)
  }

  @Test(arguments: [
    (Float.nan, UInt8(0)), (-.nan, 0), (.infinity, 255), (-.infinity, 0), (1.5, 255), (-0.1, 0),
    (0.5, 128),
  ])
  func `Values outside the range are clamped`(value: Float, byte: UInt8) {
    let image = Image(rgbPlanes: [value, value, value], width: 1, height: 1)
    #expect(image.pixels == [byte, byte, byte, 255])
  }

  @Test func `A contact sheet puts pictures in rows with gaps`() {
    let red = Image(width: 3, height: 2, color: RGBColor(red: 255, green: 0, blue: 0))
    let small = Image(width: 1, height: 2, color: RGBColor(red: 0, green: 255, blue: 0))
    let clear = Image(width: 3, height: 2, pixels: [UInt8](repeating: 0, count: 24))
    let sheet = ContactSheet(columns: 2, gap: 1, background: .black).image(of: [red, small, clear])
    let rows = (0..<sheet.height).map { y in
      String(
        (0..<sheet.width).map { x -> Character in
          switch sheet.pixel(x, y) {
          case [255, 0, 0, 255]: "r"
          case [0, 255, 0, 255]: "g"
          case [0, 0, 0, 255]: "."
          default: "?"
          }
        })
    }
    #expect(
      rows == [
        ".........", ".rrr..g..", ".rrr..g..", ".........", ".........", ".........", ".........",
      ])
  }

  @Test func `A sheet is no wider than its pictures need`() {
    let sheet = ContactSheet(columns: 10, gap: 0).image(of: [
      Image(width: 5, height: 4, color: .black)
    ])
    #expect(sheet.width == 5 && sheet.height == 4)
  }
}

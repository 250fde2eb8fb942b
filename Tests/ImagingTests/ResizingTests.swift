import Foundation
import Imaging
import Testing

@Suite struct ResizingTests {
  static let sizes = [(1, 1), (2, 3), (7, 5), (16, 16), (33, 8), (64, 90), (1, 50)]

  @Test(
    arguments: sizes,
    [[200, 100, 3, 255], [0, 0, 0, 255], [255, 255, 255, 255], [9, 80, 250, 40]] as [[UInt8]])
  func `A plain picture stays plain at every size`(size: (Int, Int), pixel: [UInt8]) {
    let image = Image.plain(width: 16, height: 11, pixel: pixel)
    let expected = Image.plain(width: size.0, height: size.1, pixel: pixel)
    #expect(image.resized(width: size.0, height: size.1) == expected)
  }

  @Test(arguments: sizes)
  func `A picture of one pixel grows into a plain one`(width: Int, height: Int) {
    let pixel: [UInt8] = [12, 34, 56, 78]
    let image = Image(width: 1, height: 1, pixels: pixel)
    #expect(
      image.resized(width: width, height: height)
        == .plain(width: width, height: height, pixel: pixel))
  }

  @Test(arguments: [(64, 64), (32, 32), (20, 50), (7, 9), (96, 200)])
  func `The mean light is kept`(width: Int, height: Int) {
    var image = Image.noise(width: 64, height: 64, seed: 6, opaque: true)
    // Away from black and white, where the filter's overshoot would be cut off.
    for index in image.pixels.indices where index % 4 != 3 {
      image.pixels[index] = 100 + image.pixels[index] / 4
    }
    let result = image.resized(width: width, height: height)
    #expect(abs(meanLight(image) - meanLight(result)) < 0.005)
  }

  @Test func `Black and white stripes shrink to the grey of half the light`() {
    let pixels = (0..<64 * 8).flatMap {
      [UInt8](repeating: $0 % 2 == 0 ? 0 : 255, count: 3) + [255]
    }
    let result = Image(width: 64, height: 8, pixels: pixels).resized(width: 8, height: 8)
    // sRGB 188 is linear 0.5.
    #expect(result.pixel(4, 4).prefix(3).allSatisfy { (186...190).contains($0) })
  }

  @Test func `What is transparent does not tint what is seen`() {
    let red: [UInt8] = [255, 0, 0, 255]
    let hiddenGreen: [UInt8] = [0, 255, 0, 0]
    let pixels = (0..<16).flatMap { $0 % 4 < 2 ? red : hiddenGreen }
    let result = Image(width: 4, height: 4, pixels: pixels).resized(width: 2, height: 2)
    #expect(result.pixels.enumerated().allSatisfy { $0.offset % 4 != 1 || $0.element == 0 })
    #expect(result.pixel(0, 0)[0] == 255)
  }

  @Test func `The same size gives the same picture`() {
    let image = Image.noise(width: 9, height: 14, seed: 7, opaque: false)
    #expect(image.resized(width: 9, height: 14) == image)
  }

  @Test func `Enlarging keeps what is where`() {
    let colors = JPEGTests.colors
    let image = Image.quarters(width: 4, height: 4, colors: colors).resized(width: 40, height: 20)
    let seen = [(5, 2), (35, 2), (5, 17), (35, 17)].map { image.nearest($0.0, $0.1, of: colors) }
    #expect(seen == colors)
  }

  private func meanLight(_ image: Image) -> Double {
    let light = image.pixels.enumerated().filter { $0.offset % 4 != 3 }.map {
      pow((Double($0.element) / 255 + 0.055) / 1.055, 2.4)
    }
    return light.reduce(0, +) / Double(light.count)
  }
}

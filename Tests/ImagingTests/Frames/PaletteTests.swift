import Imaging
import TestSupport
import Testing

@Suite struct PaletteTests {
  /// Pictures by name, since a failed test prints its arguments.
  enum Sample: CaseIterable {
    case noise, slopes, plain, greys, blues

    var picture: Image {
      switch self {
      case .noise: .noise(width: 40, height: 40, seed: 2, opaque: true)
      case .slopes: .slopes(width: 60, height: 40)
      case .plain: .plain(width: 3, height: 3, pixel: [7, 200, 7, 255])
      case .greys: Image(width: 256, height: 1, pixels: (0..<256).flatMap { [UInt8($0), UInt8($0), UInt8($0), 255] })
      // The search cannot rely on red or green.
      case .blues: Image(width: 200, height: 1, pixels: (0..<200).flatMap { [9, 9, UInt8($0 + 20), 255] })
      }
    }
  }

  @Test(arguments: Sample.allCases)
  func `The nearest colour is found, whatever is looked for`(sample: Sample) {
    let palette = Palette(of: sample.picture)
    var random = SmallRandom(seed: 1)
    let wrong = (0..<2000).filter { _ in
      let wanted = SIMD4<Int32>((0..<3).map { _ in Int32.random(in: 0...255, using: &random) } + [0])
      let distances = palette.colors.map { color in
        let difference = color &- wanted
        return (difference &* difference).wrappedSum()
      }
      return distances[palette.nearest(to: wanted)] != distances.min()
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: Sample.allCases, [1, 2, 7, 256])
  func `There are no more colours than allowed, and none twice`(sample: Sample, limit: Int) {
    let picture = sample.picture
    let colors = Palette(of: picture, limit: limit).colors
    let pixels = Set(stride(from: 0, to: picture.pixels.count, by: 4).map { Array(picture.pixels[$0..<$0 + 3]) })
    #expect(colors.count == min(limit, pixels.count))
    #expect(Set(colors).count == colors.count)
  }

  @Test func `One colour for all is their mean`() {
    let colors: [[UInt8]] = [[0, 10, 255], [0, 10, 255], [0, 10, 0], [100, 50, 0]]
    let picture = Image(width: 4, height: 1, pixels: colors.flatMap { $0 + [255] })
    #expect(Palette(of: picture, limit: 1).colors == [SIMD4(25, 20, 128, 0)])
  }
}

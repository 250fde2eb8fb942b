import CSimulator
import Preview
import TestSupport
import Testing

@Suite struct PixelTests {
  private static let lanes = 32
  private static let sizes = [(1, 1), (2, 2), (5, 3), (16, 2), (7, 9), (33, 3), (64, 1), (1, 40)]

  /// Where a lane of a whole picture lies, which may be outside.
  private func pixel(_ lane: Int, width: Int, isQuads: Bool) -> (x: Int, y: Int) {
    guard isQuads else { return (lane % width, lane / width) }
    let columns = (width + 1) / 2
    return (lane / 4 % columns * 2 + lane % 2, lane / 4 / columns * 2 + lane / 2 % 2)
  }

  /// First lanes of batches that cover a picture, and one batch more.
  private func batches(_ width: Int, _ height: Int) -> StrideTo<Int> {
    stride(from: 0, to: (width + 1) * (height + 1) + Self.lanes, by: Self.lanes)
  }

  @Test(arguments: InstructionSet.all, [false, true])
  func `Lanes lie at pixel centres`(set: InstructionSet, isQuads: Bool) {
    for (width, height) in Self.sizes {
      for first in batches(width, height) {
        var x = [Float](repeating: 0, count: Self.lanes)
        var y = x
        set.code.coordinates(
          isQuads ? SIM_ORDER_QUADS : SIM_ORDER_ROWS, Int32(width), Int32(height), Int64(first), Int32(Self.lanes), &x,
          &y)
        let places = (first..<first + Self.lanes).map { pixel($0, width: width, isQuads: isQuads) }
        #expect(x == places.map { Float($0.x) + 0.5 })
        #expect(y == places.map { Float($0.y) + 0.5 })
      }
    }
  }

  private func reference(_ format: sim_format, _ word: UInt32) -> UInt32 {
    let value = Float(bitPattern: word)
    return switch format {
    case SIM_RGBA8:
      ((value.isNaN ? 0 : min(max(value, 0), 1) * 255).rounded(.toNearestOrEven) / 255).bitPattern
    case SIM_HALF: InstructionReference.evaluate(SIM_half_nearest, word)
    case SIM_HALF_ZERO: InstructionReference.evaluate(SIM_half_zero, word)
    case SIM_INT8: UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: word)))
    case SIM_INT16: UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: word)))
    case SIM_UINT8: word & 0xFF
    case SIM_UINT16: word & 0xFFFF
    default: word
    }
  }

  private static let formats = [
    SIM_RGBA8, SIM_HALF, SIM_HALF_ZERO, SIM_FLOAT, SIM_INT8, SIM_INT16, SIM_UINT8, SIM_UINT16,
  ].map(\.rawValue)

  @Test(arguments: InstructionSet.all, formats)
  func `Pixels are stored where they lie, rounded to the format`(set: InstructionSet, number: UInt32) {
    let format = sim_format(rawValue: number)
    var random = SmallRandom(seed: 10)
    let pool = OperandValues.edges + (0..<100).map { _ in Float.random(in: 0...1, using: &random).bitPattern }
    for (width, height) in Self.sizes {
      for (isQuads, discards) in [(false, false), (false, true), (true, false), (true, true)] {
        let components = Int.random(in: 1...4, using: &random)
        let pixels = width * height
        // A row more, which stays as it is.
        var planes = [[UInt32]](repeating: .init(repeating: 12345, count: pixels + 64), count: components)
        var expected = planes
        for first in batches(width, height) {
          let values = (0..<components * Self.lanes).map { _ in pool.randomElement(using: &random)! }
          let discarded = (0..<Self.lanes).map { _ in Int.random(in: 0..<3, using: &random) == 0 ? UInt32.max : 0 }
          for lane in 0..<Self.lanes where !(discards && discarded[lane] != 0) {
            let place = pixel(first + lane, width: width, isQuads: isQuads)
            guard place.x < width, place.y < height else { continue }
            for component in 0..<components {
              expected[component][place.y * width + place.x] = reference(format, values[component * Self.lanes + lane])
            }
          }
          store(set, format, isQuads, (width, height), first, discards ? discarded : nil, values, &planes)
        }
        #expect(planes.map { $0.map(oneNaN) } == expected.map { $0.map(oneNaN) }, "\(width) x \(height)")
      }
    }
  }

  private func store(
    _ set: InstructionSet, _ format: sim_format, _ isQuads: Bool, _ size: (Int, Int), _ first: Int,
    _ discarded: [UInt32]?, _ values: [UInt32], _ planes: inout [[UInt32]]
  ) {
    var words = planes.flatMap(\.self)
    let (components, length) = (planes.count, planes[0].count)
    words.withUnsafeMutableBufferPointer { buffer in
      let bases = (0..<4).map { $0 < components ? buffer.baseAddress! + $0 * length : nil }
      set.code.store(
        format, isQuads ? SIM_ORDER_QUADS : SIM_ORDER_ROWS, Int32(size.0), Int32(size.1), Int64(first),
        Int32(Self.lanes), discarded, values, Int32(components), bases)
    }
    planes = (0..<components).map { Array(words[$0 * length..<($0 + 1) * length]) }
  }

  @Test(arguments: InstructionSet.all, [SIM_ORDER_ROWS, SIM_ORDER_QUADS].map(\.rawValue))
  func `An empty picture takes no pixels`(set: InstructionSet, order: UInt32) {
    let values = [UInt32](repeating: 7, count: 16)
    for (width, height) in [(0, 0), (0, 5), (5, 0)] as [(Int32, Int32)] {
      var plane = [UInt32](repeating: 1, count: 64)
      plane.withUnsafeMutableBufferPointer { buffer in
        set.code.store(
          SIM_FLOAT, sim_order(rawValue: order), width, height, 0, 16, nil, values, 1,
          [buffer.baseAddress, nil, nil, nil])
      }
      #expect(plane.allSatisfy { $0 == 1 })
    }
  }
}

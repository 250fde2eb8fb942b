import CKernels

/// One worker's memory for sorting projections and comparing them.
final class TransportScratch: @unchecked Sendable {
  let pixels: Int
  private var wanted: [Float]
  private var sorted: [Float]
  private var order: [UInt32]
  private var pairs: [UInt64]

  init(pixels: Int) {
    self.pixels = pixels
    wanted = [Float](repeating: 0, count: pixels)
    sorted = [Float](repeating: 0, count: pixels)
    order = [UInt32](repeating: 0, count: pixels)
    pairs = [UInt64](repeating: 0, count: 2 * pixels)
  }

  /// Sorts some values in place.
  func sort(_ values: UnsafeMutablePointer<Float>, count: Int) {
    nca_sort(CInt(count), values, &sorted, &order, &pairs)
    sorted.withUnsafeBufferPointer { values.update(from: $0.baseAddress!, count: count) }
  }

  /// Sets the goal: the mean of some targets' sorted values `[directions, cells]` at the quantiles of `pixels` values.
  func want(_ targets: [(sorted: Tensor, direction: Int, share: Float)], pixels: Int) {
    for i in 0..<pixels { wanted[i] = 0 }
    for (sorted, direction, share) in targets {
      let cells = sorted.shape[1]
      sorted.withPointer { pointer in
        let row = pointer + direction * cells
        for i in 0..<pixels {
          wanted[i] += share * (cells == pixels ? row[i] : Self.quantile(i, of: pixels, row, cells))
        }
      }
    }
  }

  /// Returns the sum of squared differences from the goal, and replaces each value by `scale` times its difference.
  func compare(_ values: UnsafeMutablePointer<Float>, pixels: Int, scale: Float) -> Double {
    nca_sort(CInt(pixels), values, &sorted, &order, &pairs)
    var sum = 0.0
    for i in 0..<pixels {
      let difference = sorted[i] - wanted[i]
      sum += Double(difference * difference)
      // The gradient takes the place of the values that it belongs to.
      values[Int(order[i])] = scale * difference
    }
    return sum
  }

  /// The value of a sorted row at the quantile of entry `i` of `count`, between its neighbours.
  private static func quantile(_ i: Int, of count: Int, _ sorted: UnsafePointer<Float>, _ sortedCount: Int) -> Float {
    let place = (Float(i) + 0.5) / Float(count) * Float(sortedCount) - 0.5
    let clamped = min(max(place, 0), Float(sortedCount - 1))
    let lower = min(Int(clamped), max(0, sortedCount - 2))
    let upper = min(lower + 1, sortedCount - 1)
    return sorted[lower] + (clamped - Float(lower)) * (sorted[upper] - sorted[lower])
  }
}

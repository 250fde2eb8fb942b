/// Sums and products of long vectors, on the calling thread; sums run in double precision.
package enum Vectors {
  /// `a · b`.
  package static func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Double {
    // Eight sums at once: one alone would wait for each addition before the next.
    var sums = SIMD8<Double>.zero
    var i = 0
    while i + 8 <= count {
      sums += eight(a + i) * eight(b + i)
      i += 8
    }
    var sum = sums.sum()
    while i < count {
      sum += Double(a[i]) * Double(b[i])
      i += 1
    }
    return sum
  }

  /// `Σ |a|`.
  package static func absoluteSum(_ a: UnsafePointer<Float>, count: Int) -> Double {
    var sums = SIMD8<Double>.zero
    var i = 0
    while i + 8 <= count {
      let values = eight(a + i)
      sums += values.replacing(with: -values, where: values .< 0)
      i += 8
    }
    var sum = sums.sum()
    while i < count {
      sum += Double(abs(a[i]))
      i += 1
    }
    return sum
  }

  /// `max |a|`; 0 for no elements.
  package static func largestMagnitude(_ a: UnsafePointer<Float>, count: Int) -> Float {
    var largest: Float = 0
    for i in 0..<count {
      let magnitude = abs(a[i])
      largest = magnitude > largest ? magnitude : largest
    }
    return largest
  }

  /// `b += scale · a`.
  package static func add(
    _ scale: Float, times a: UnsafePointer<Float>, to b: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { b[i] += scale * a[i] }
  }

  /// `a − b`, of equal count.
  package static func difference(_ a: [Float], _ b: [Float]) -> [Float] {
    precondition(a.count == b.count)
    return [Float](unsafeUninitializedCapacity: a.count) { difference, count in
      for i in a.indices { difference.initializeElement(at: i, to: a[i] - b[i]) }
      count = a.count
    }
  }

  /// `a *= scale`.
  package static func scale(_ a: UnsafeMutablePointer<Float>, by scale: Float, count: Int) {
    for i in 0..<count { a[i] *= scale }
  }

  private static func eight(_ pointer: UnsafePointer<Float>) -> SIMD8<Double> {
    SIMD8<Double>(UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self))
  }
}

/// What a layer's gradient gets before it goes to the layer below: a loss's share, and the ReLU's cut.
package struct GradientFinish: Sendable {
  /// Added; nil for nothing.
  let extra: Tensor?
  /// Features whose gradient is cut off where they are not above zero; nil for features that no ReLU made.
  let gate: Tensor?

  package init(extra: Tensor? = nil, gate: Tensor? = nil) { (self.extra, self.gate) = (extra, gate) }

  /// Finishes `count` floats, whose first is number `first` of the layer.
  func apply(to gradient: UnsafeMutablePointer<Float>, first: Int, count: Int) {
    extra?.withPointer { extra in
      for i in 0..<count { gradient[i] += extra[first + i] }
    }
    gate?.withPointer { gate in
      for i in 0..<count { gradient[i] = gate[first + i] > 0 ? gradient[i] : 0 }
    }
  }
}

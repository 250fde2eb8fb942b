import NCAModel

/// A hidden unit that sees nothing: what it adds is the bias of a second layer.
package struct ConstantUnit {
  /// What it always is; above 0.
  package let value: Float
  /// Its column of w2, one number a channel.
  package let weights: [Float]

  package init(value: Float, weights: [Float]) {
    self.value = value
    self.weights = weights
  }
}

extension Weights {
  /// The same rule with constant units behind its hidden ones.
  ///
  /// - Throws: ``ArchitectureError`` when they are too many, ``WeightsError`` for numbers that are not finite.
  package func adding(units: [ConstantUnit]) throws -> Weights {
    guard !units.isEmpty else { return self }
    let hidden = architecture.hidden
    let wider = try Architecture(channels: architecture.channels, hidden: hidden + units.count)
    return try Weights(
      architecture: wider, w1: w1 + [Float](repeating: 0, count: units.count * wider.perceptionCount),
      b1: b1 + units.map(\.value),
      w2: (0..<wider.channels).flatMap { channel in
        w2[channel * hidden..<(channel + 1) * hidden] + units.map { $0.weights[channel] }
      })
  }
}

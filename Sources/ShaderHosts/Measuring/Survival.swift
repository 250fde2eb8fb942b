/// What became of a texture that ran for a long time.
public enum Survival: String, CaseIterable, Sendable, Encodable {
  /// It goes on moving and keeps its contrast.
  case holds
  /// It keeps its contrast but no longer moves.
  case freezes
  /// Nearly nothing is left to see.
  case dies
  /// Its colours have run against the limits of what can be shown.
  case saturates
  /// Its states are no numbers any more, or far too large.
  case explodes

  /// Whether the texture is still there.
  public var lives: Bool { self == .holds || self == .freezes }

  /// States beyond this grow without bound.
  static let explosionLimit: Float = 1e3
  /// Less contrast than this share of the float model's is death, and so is less than one of 255 levels.
  static let deathContrast: Float = 0.15
  static let leastContrast: Float = 1 / 255
  /// A share of colours at a limit that exceeds the float model's by more than this is saturation.
  static let saturation: Float = 0.5
  /// Steps over which movement is measured, and the mean change of rgb below which nothing moves.
  static let movementSteps = 8
  static let movementLimit: Float = 1e-4

  /// Judges a picture's end.
  ///
  /// - Parameters:
  ///   - largestNumber: of all states.
  ///   - before: the picture ``movementSteps`` steps earlier.
  ///   - reference: what the float model showed; nil when it exploded.
  package init(_ picture: Picture, before: Picture, largestNumber: Float, reference: Picture?) {
    if !(largestNumber <= Self.explosionLimit) {
      self = .explodes
    } else if picture.contrast < max(Self.leastContrast, Self.deathContrast * (reference?.contrast ?? 0)) {
      self = .dies
    } else if picture.limitShare > (reference?.limitShare ?? 0) + Self.saturation {
      self = .saturates
    } else {
      self = picture.meanDifference(from: before) > Self.movementLimit ? .holds : .freezes
    }
  }
}

/// Red, green and blue of every cell, each in 0 ... 1.
package struct Picture: Equatable, Sendable {
  /// `[cells, 3]`.
  package let rgb: [Float]

  package init(rgb: [Float]) { self.rgb = rgb }

  /// Mean standard deviation of red, green and blue.
  var contrast: Float {
    let count = Double(rgb.count / 3)
    let deviations = (0..<3).map { channel -> Double in
      let values = stride(from: channel, to: rgb.count, by: 3).lazy.map { Double(rgb[$0]) }
      let mean = values.reduce(0, +) / count
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    }
    return Float(deviations.reduce(0, +) / 3)
  }

  /// The share of colours that are 0 or 1: held there by the display, most of them.
  var limitShare: Float { Float(rgb.count { $0 <= 0 || $0 >= 1 }) / Float(rgb.count) }

  func meanDifference(from other: Picture) -> Float {
    zip(rgb, other.rgb).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(rgb.count)
  }

  func largestDifference(from other: Picture) -> Float {
    zip(rgb, other.rgb).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }
}

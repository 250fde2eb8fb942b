/// A number that an iteration reports beside its loss.
public enum Measurement: Sendable, Equatable {
  /// Distance to the target's style.
  case styleLoss(Float)
  /// How far states leave the range that can be shown.
  case overflowLoss(Float)
  /// Distance to the features of a picture whose content is kept.
  case contentLoss(Float)
  /// Distance to a picture's pixels.
  case pixelLoss(Float)
  /// How much neighbouring pixels differ.
  case totalVariation(Float)
  /// Distance to a mean colour.
  case meanColorLoss(Float)
  /// Mean activation of a feature that is maximised.
  case activation(Float)
  /// Length of the rollout.
  case steps(Int)
  /// Columns of the image as it is now.
  case width(Int)
  /// Rows of the image as it is now.
  case height(Int)
}

/// Every measurement alike, for logs and plots.
extension Measurement {
  /// Its key in the log.
  public var name: String {
    switch self {
    case .styleLoss: "styleLoss"
    case .overflowLoss: "overflowLoss"
    case .contentLoss: "contentLoss"
    case .pixelLoss: "pixelLoss"
    case .totalVariation: "totalVariation"
    case .meanColorLoss: "meanColorLoss"
    case .activation: "activation"
    case .steps: "steps"
    case .width: "width"
    case .height: "height"
    }
  }

  /// What was measured; counts are whole.
  public var number: Float {
    switch self {
    case .styleLoss(let value), .overflowLoss(let value), .contentLoss(let value), .pixelLoss(let value),
      .totalVariation(let value), .meanColorLoss(let value), .activation(let value):
      value
    case .steps(let count), .width(let count), .height(let count): Float(count)
    }
  }

  /// Whether it is a part of the loss, which training lowers.
  public var isLoss: Bool {
    switch self {
    case .styleLoss, .overflowLoss, .contentLoss, .pixelLoss, .totalVariation, .meanColorLoss: true
    case .activation, .steps, .width, .height: false
    }
  }

  /// Whether it counts something.
  public var isCount: Bool {
    switch self {
    case .steps, .width, .height: true
    case .styleLoss, .overflowLoss, .contentLoss, .pixelLoss, .totalVariation, .meanColorLoss, .activation: false
    }
  }
}

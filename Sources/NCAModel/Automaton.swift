/// A neural cellular automaton: its rule, its update mask and where it comes from.
public struct Automaton: Equatable, Sendable {
  /// The trained numbers, with the architecture that they fit.
  public var weights: Weights
  /// Which cells update in a step.
  public var updateMask: UpdateMask
  /// How weights and states are rounded; nil when they are plain floats.
  public var quantization: Quantization?
  /// Names, credits and how it was trained; text of a stranger when the file is a stranger's.
  public var card: ModelCard

  public init(
    weights: Weights, updateMask: UpdateMask, quantization: Quantization? = nil, card: ModelCard = ModelCard()
  ) {
    self.weights = weights
    self.updateMask = updateMask
    self.quantization = quantization
    self.card = card
  }

  /// The shape of the rule.
  public var architecture: Architecture { weights.architecture }

  /// What is added to the first three channels to show them as rgb.
  public static let rgbOffset: Float = 0.5
}

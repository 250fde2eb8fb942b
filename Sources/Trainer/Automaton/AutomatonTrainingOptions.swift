import NCAModel

/// Everything that decides what an automaton's training does; the same options and seed give the same model.
public struct AutomatonTrainingOptions: Codable, Equatable, Sendable {
  /// Floats a cell.
  public var channels = 8
  /// Units of the hidden layer.
  public var hidden = 32
  /// Iterations of the whole training.
  public var iterations = 1000
  /// Training grid in cells.
  public var width = 128
  public var height = 128
  /// States trained at once.
  public var batch = 4
  /// Shortest and longest rollout in steps.
  public var minimumSteps = 32
  public var maximumSteps = 96
  /// States that training comes back to.
  public var pool = 64
  /// How cells are chosen in a step.
  public var mask = MaskKind.pair
  /// Probability that a cell updates in a step.
  public var updateRate: Float = 0.5
  /// How pictures are compared.
  public var loss = StyleLossKind.transport
  /// Feature layers that are compared, by torchvision's indices; 0 is the picture itself.
  public var styleLayers = StyleLossKind.transport.defaultLayers.map(\.index)
  /// Factor of each layer's loss.
  public var styleWeights = StyleLossKind.transport.defaultLayers.map(\.weight)
  /// What moves the weights.
  public var optimizer = OptimizerKind.adam
  /// The largest learning rate of the run; L-BFGS wants another one than Adam.
  public var learningRate = OptimizerKind.adam.weightLearningRate
  /// How the learning rate changes during the run.
  public var schedule = ScheduleKind.steps
  /// Share of the iterations that run on a grid of half the side, which costs a quarter; 0 for none.
  public var smallGridShare: Float = 0.3
  /// Whether weights and states are rounded to eight bits while they are trained.
  public var quantize = false
  /// Whether hidden units are rounded too, and all by powers of two, so that the model is the same bits everywhere;
  /// its states are half floats, or bytes with ``quantize``.
  public var exact = false
  /// Long rollouts that judge the model, spread over the second half of the training; 0 for none.
  public var validations = 6
  /// Names every random draw.
  public var seed: UInt64 = 1

  public init() {}

  /// The two ways to draw an update mask.
  public enum MaskKind: String, Codable, CaseIterable, Sendable {
    /// One cell of each two neighbours updates; needs an update rate of 0.5.
    case pair
    /// Each cell draws for itself.
    case independent
  }

  /// The mask that these options describe.
  public var updateMask: UpdateMask {
    mask == .pair ? .pair : .independent(rate: updateRate)
  }

  /// The states of an exact model; nil when it is not to be exact.
  public var exactStates: ExactStates? { exact ? (quantize ? .bytes : .half) : nil }

  /// What each step rounds; nil when it is plain floats.
  public var rounding: StepRounding? {
    exactStates.map(StepRounding.init(exact:)) ?? (quantize ? StepRounding() : nil)
  }

  /// The layers with their weights.
  public var layers: [WeightedLayer] { zip(styleLayers, styleWeights).map { WeightedLayer($0, weight: $1) } }

  /// Grid sides that can be trained on; the lower end is what VGG16's relu5_1 needs.
  public static let sideRange = 16...1024

  /// Checks every option.
  ///
  /// - Throws: ``TrainingOptionsError`` or `ArchitectureError` for the first one that is impossible.
  public func validate() throws {
    _ = try Architecture(channels: channels, hidden: hidden)
    func require(_ condition: Bool, _ option: String, _ found: String, _ wanted: String) throws {
      if !condition { throw TrainingOptionsError(option: option, found: found, wanted: wanted) }
    }
    let range = Self.sideRange
    try require(
      range.contains(width) && range.contains(height), "size", "\(width)x\(height)",
      "each side must be \(range.lowerBound) to \(range.upperBound) cells")
    try require(iterations >= 1, "iterations", "\(iterations)", "it must be 1 or more")
    try require((1...64).contains(batch), "batch", "\(batch)", "it must be 1 to 64")
    try require(
      minimumSteps >= 1 && minimumSteps <= maximumSteps && maximumSteps <= 1024, "steps",
      "\(minimumSteps)...\(maximumSteps)", "it must be A...B with 1 <= A <= B <= 1024")
    try require((batch...4096).contains(pool), "pool", "\(pool)", "it must be \(batch) (the batch) to 4096")
    try require(
      updateRate > 0 && updateRate <= 1, "update-rate", "\(updateRate)", "it must lie above 0 and not above 1")
    try require(
      mask == .independent || updateRate == 0.5, "update-rate", "\(updateRate)",
      "the pair mask updates at 0.5; choose --mask independent for other rates")
    try require(!styleLayers.isEmpty, "style-layers", "nothing", "name at least one layer")
    try require(
      Set(styleLayers).count == styleLayers.count, "style-layers", "\(styleLayers)", "name each layer once")
    try require(
      styleWeights.count == styleLayers.count, "style-weights", "\(styleWeights.count) numbers",
      "give one for each of the \(styleLayers.count) style layers")
    try require(
      styleWeights.allSatisfy { $0.isFinite && $0 >= 0 } && styleWeights.contains { $0 > 0 }, "style-weights",
      "\(styleWeights)", "they must not be negative, and one must be above 0")
    try require(
      smallGridShare >= 0 && smallGridShare <= 0.95, "small-grid", "\(smallGridShare)", "it must be 0 to 0.95")
    try require((0...100).contains(validations), "validations", "\(validations)", "it must be 0 to 100")
    try require(
      learningRate.isFinite && learningRate > 0 && learningRate <= 1, "lr", "\(learningRate)",
      "it must lie above 0 and not above 1")
  }
}

extension AutomatonTrainingOptions {
  /// Reads what an earlier version may have written: what it did not know stays as it was then.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
      value = try fields.decode(Value.self, forKey: key)
    }
    func readIfPresent<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
      value = try fields.decodeIfPresent(Value.self, forKey: key) ?? value
    }
    self.init()
    try read(.channels, into: &channels)
    try read(.hidden, into: &hidden)
    try read(.iterations, into: &iterations)
    try read(.width, into: &width)
    try read(.height, into: &height)
    try read(.batch, into: &batch)
    try read(.minimumSteps, into: &minimumSteps)
    try read(.maximumSteps, into: &maximumSteps)
    try read(.pool, into: &pool)
    try read(.mask, into: &mask)
    try read(.updateRate, into: &updateRate)
    try read(.loss, into: &loss)
    try read(.styleLayers, into: &styleLayers)
    try read(.styleWeights, into: &styleWeights)
    try readIfPresent(.optimizer, into: &optimizer)
    try read(.learningRate, into: &learningRate)
    try readIfPresent(.schedule, into: &schedule)
    try read(.smallGridShare, into: &smallGridShare)
    try read(.quantize, into: &quantize)
    try readIfPresent(.exact, into: &exact)
    try read(.validations, into: &validations)
    try read(.seed, into: &seed)
  }
}

/// An option that no training can have.
public struct TrainingOptionsError: Error, Equatable, CustomStringConvertible {
  /// Name of the option, as on the command line without dashes.
  public let option: String
  public let found: String
  public let wanted: String

  public var description: String { "--\(option) is \(found): \(wanted)" }
}

import Imaging

/// A picture that is optimised: its parameters at one size after the other, and what it is compared with.
public struct PixelTraining: TrainableModel {
  public let options: StylizeOptions
  public let pictures: StylizePictures
  public var parameters: [[Float]] {
    get { [values] }
    set {
      values = newValue[0]
      parametrization.constrain(&values)
    }
  }
  private var values: [Float] = []
  private var parametrization: any Parametrization
  private var objective: PixelObjective
  var generator: SplitMix64
  /// Iterations done.
  var iteration = 0
  /// What the last iteration measured.
  public private(set) var measurements: [Measurement] = []
  private(set) var level = 0
  private let levels: PixelLevels
  private let network: FeatureNetwork?
  private let parallel: Parallel

  /// Prepares the first size.
  ///
  /// - Parameter network: needed when a part of the loss looks at features.
  /// - Throws: ``StylizeOptionsError`` for options that no picture can have, also with these pictures, and
  ///   ``FeatureNetworkError``.
  public init(
    options: StylizeOptions, pictures: StylizePictures, network: FeatureNetwork?, parallel: Parallel = Parallel()
  ) throws {
    try options.validate(pictures)
    if let feature = options.feature, let network { try feature.validate(network) }
    self.options = options
    self.pictures = pictures
    self.network = network
    self.parallel = parallel
    generator = SplitMix64(seed: options.seed)
    levels = PixelLevels(
      width: pictures.width, height: pictures.height, iterations: options.iterations, count: options.levels)
    let first = levels.levels[0]
    parametrization = options.parametrization.make(width: first.width, height: first.height, parallel: parallel)
    objective = try Self.objective(at: first, options, pictures, network, parallel)
    if let picture = start(width: first.width, height: first.height) {
      values = parametrization.parameters(of: picture)
    } else {
      try startFromNoise()
    }
  }

  /// Noise in which the feature that is to be shown can be seen: a channel that is silent everywhere has no slope.
  private mutating func startFromNoise() throws {
    for contrast in Self.noiseContrasts {
      values = parametrization.noise(contrast: contrast, using: &generator)
      guard options.weight(.activation) > 0 else { return }
      let parts = try objective.valueWithGradient(of: parametrization.picture(values), using: &generator).parts
      if parts.contains(where: { $0.part == .activation && $0.loss < 0 }) { return }
    }
    if let feature = options.feature { throw StylizeOptionsError.silent(feature) }
  }

  /// Tried in turn.
  private static let noiseContrasts: [Float] = [1, 1, 2, 3, 4, 6, 8]

  /// The picture to start from at a size; nil for noise.
  private func start(width: Int, height: Int) -> Tensor? {
    let picture: Image? =
      switch options.start {
      case .content: pictures.content
      case .style: pictures.styles.first.map { $0.picture.centerCropped(aspectWidth: width, aspectHeight: height) }
      case .picture: pictures.start
      case .noise: nil
      }
    return picture?.resized(width: width, height: height).tensor
  }

  private static func objective(
    at level: PixelLevels.Level, _ options: StylizeOptions, _ pictures: StylizePictures, _ network: FeatureNetwork?,
    _ parallel: Parallel
  ) throws -> PixelObjective {
    var content = pictures.content?.resized(width: level.width, height: level.height).tensor
    var styles = pictures.styles.indices.map { index in
      (
        picture: pictures.style(index, scale: options.styleScale, width: level.width, height: level.height).tensor,
        share: pictures.styles[index].share
      )
    }
    if options.keepColor {
      styles = styles.map { (Luminance.grey($0.picture, matching: content), $0.share) }
      content = content.map { Luminance.grey($0, matching: nil) }
    }
    return try PixelObjective(
      options: options, width: level.width, height: level.height, content: content, styles: styles, network: network,
      parallel: parallel)
  }

  /// Moves to the size of a level and takes the picture along.
  mutating func enter(_ index: Int) throws {
    guard index != level else { return }
    let (next, picture) = (levels.levels[index], currentPicture)
    level = index
    parametrization = options.parametrization.make(width: next.width, height: next.height, parallel: parallel)
    objective = try Self.objective(at: next, options, pictures, network, parallel)
    values = parametrization.parameters(of: picture.resized(width: next.width, height: next.height).tensor)
  }

  public mutating func valueWithGradient() throws -> Evaluation {
    try enter(levels.level(at: iteration))
    let picture = parametrization.picture(values)
    let (parts, slope) = try objective.valueWithGradient(of: picture, using: &generator)
    iteration += 1
    let size = levels.levels[level]
    measurements = parts.map { $0.part.measurement($0.loss) } + [.width(size.width), .height(size.height)]
    return Evaluation(
      loss: parts.reduce(0) { $0 + $1.loss },
      gradient: [parametrization.gradient(slope, parameters: values, picture: picture)], measurements: measurements)
  }

  /// Pixels of all iterations before this one.
  public func work(before iteration: Int) -> Double { levels.work(before: iteration) }

  /// The picture as it is optimised, at the size that it has now.
  private var currentPicture: Image {
    let size = levels.levels[level]
    return Image(rgbPlanes: parametrization.picture(values).values, width: size.width, height: size.height)
  }

  /// The picture as a user wants to see it, at the size that it has now: with the content's colours where those are
  /// kept, and with its transparency.
  public func picture() -> Image {
    let size = levels.levels[level]
    var picture = currentPicture
    if options.keepColor, let content = pictures.content?.resized(width: size.width, height: size.height) {
      let merged = Luminance.merge(luminanceOf: picture.tensor, colorsOf: content.tensor)
      picture = Image(rgbPlanes: merged.values, width: size.width, height: size.height)
    }
    return pictures.alpha.map { picture.withAlpha(of: $0.resized(width: size.width, height: size.height)) } ?? picture
  }

  /// The same at the size of the result.
  public func result() -> Image { picture().resized(width: pictures.width, height: pictures.height) }
}

extension PixelTraining: Checkpointable {
  public var checkpoint: Checkpoint {
    Checkpoint(numbers: ["random": generator.state, "iteration": UInt64(iteration), "level": UInt64(level)])
  }

  public mutating func restore(_ checkpoint: Checkpoint) throws {
    let saved = Int(clamping: try checkpoint.number("level"))
    guard levels.levels.indices.contains(saved) else { throw CheckpointError.mismatch("level") }
    try enter(saved)
    generator = SplitMix64(seed: try checkpoint.number("random"))
    iteration = Int(clamping: try checkpoint.number("iteration"))
  }
}

extension LossPart {
  /// The part's line in the log.
  func measurement(_ loss: Float) -> Measurement {
    switch self {
    case .pixel: .pixelLoss(loss)
    case .content: .contentLoss(loss)
    case .style: .styleLoss(loss)
    case .variation: .totalVariation(loss)
    case .color: .meanColorLoss(loss)
    case .activation: .activation(-loss)
    }
  }
}

import Foundation

/// What a person wants to know of a model: its name, whose picture it learnt and how.
///
/// Every text here may come from a stranger's file: escape it wherever it goes.
public struct ModelCard: Equatable, Sendable, Codable {
  /// Title of the texture.
  public var name = ""
  /// Who made the model.
  public var author: String?
  /// Terms under which the model may be used.
  public var license: String?
  /// Whose picture and whose feature weights it was made from.
  public var credit: String?
  /// Anything else.
  public var notes: String?
  /// How it was trained; absent in models that were made by hand or imported.
  public var training: TrainingRecord?
  /// A small PNG of what it grows, at most ``previewLimit`` bytes.
  public var preview: Data?

  /// Largest preview that a model file may carry, in bytes.
  public static let previewLimit = 1 << 20
  /// Side of the previews that training makes, in cells.
  public static let previewSide = 64

  public init(name: String = "") { self.name = name }
}

/// What a model was trained on and with.
public struct TrainingRecord: Equatable, Sendable, Codable {
  /// File name of the target picture, without its folder.
  public var image: String
  /// Licence of the target picture, when known.
  public var imageLicense: String?
  /// The part of the picture that was learnt: x, y, width and height in its pixels; nil when not known.
  public var part: [Int]?
  /// Width and height of the training grid in cells.
  public var size: [Int]
  /// Name of the style loss.
  public var loss: String
  /// Seed of every random draw.
  public var seed: UInt64
  /// Iterations done.
  public var iterations: Int
  /// States trained at once.
  public var batch: Int
  /// Shortest and longest rollout, in steps.
  public var steps: [Int]
  /// Style loss of the first iteration.
  public var firstStyleLoss: Float?
  /// Mean style loss over the last iterations.
  public var lastStyleLoss: Float?
  /// How it held up in a long rollout; nil when it was not tried.
  public var validation: ValidationRecord?

  public init(
    image: String, imageLicense: String? = nil, part: [Int]? = nil, size: [Int], loss: String, seed: UInt64,
    iterations: Int, batch: Int, steps: [Int], firstStyleLoss: Float? = nil,
    lastStyleLoss: Float? = nil
  ) {
    self.image = image
    self.imageLicense = imageLicense
    self.part = part
    self.size = size
    self.loss = loss
    self.seed = seed
    self.iterations = iterations
    self.batch = batch
    self.steps = steps
    self.firstStyleLoss = firstStyleLoss
    self.lastStyleLoss = lastStyleLoss
  }
}

import Foundation
import NCAModel

/// The folder of one training: its options, log, pictures and the checkpoint from which it can go on.
public struct RunDirectory: Sendable {
  public let url: URL

  public init(path: String) { url = URL(fileURLWithPath: path) }

  /// Options, picture and output of the training.
  public var plan: URL { url.appendingPathComponent("run.json") }
  /// One JSON object an iteration.
  public var log: URL { url.appendingPathComponent("log.jsonl") }
  /// The loss over the iterations, drawn.
  public var lossPlot: URL { url.appendingPathComponent("loss.svg") }
  /// The loss at rising learning rates, drawn.
  public var learningRatePlot: URL { url.appendingPathComponent("lr.svg") }
  /// The batch as a picture, every so many iterations.
  public var images: URL { url.appendingPathComponent("images") }
  /// What the automaton showed at the end of each validation.
  public var validationImages: URL { url.appendingPathComponent("validation") }
  /// One JSON object a validation.
  public var validations: URL { url.appendingPathComponent("validation.jsonl") }
  /// The model that has held up best so far.
  public var best: URL { url.appendingPathComponent("best.nca") }
  /// Everything that training changes.
  public var checkpoint: URL { url.appendingPathComponent("checkpoint.safetensors") }

  /// Makes the folder, and clears what an earlier training has left in it.
  func prepare(_ newPlan: some Encodable) throws {
    let files = FileManager.default
    if files.fileExists(atPath: plan.path) {
      for earlier in [images, checkpoint, validations, validationImages, best, lossPlot] {
        try? files.removeItem(at: earlier)
      }
    }
    try files.createDirectory(at: images, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(newPlan).write(to: plan, options: .atomic)
  }

  /// The plan of the run that lies here.
  ///
  /// - Throws: ``RunDirectoryError`` when there is none, it is another command's or it is damaged.
  public func readPlan<Plan: Decodable>(_ type: Plan.Type) throws(RunDirectoryError) -> Plan {
    do { return try JSONDecoder().decode(type, from: Data(contentsOf: plan)) } catch {
      throw .unreadable(path: plan.path, reason: FileReason.describe(error))
    }
  }
}

/// What a training does and where its result goes.
public struct TrainingPlan: Codable, Equatable, Sendable {
  /// Path of the target picture.
  public var image: String
  /// Path of the model file that training writes.
  public var output: String
  /// The part of the picture that is learnt.
  public var crop: TargetCrop
  /// Path of a user's feature weights; nil for the bundled ones.
  public var features: String?
  /// Path of the model to start from; nil for none.
  public var parent: String?
  /// Iterations from picture to picture in the image log.
  public var imageInterval: Int
  public var options: AutomatonTrainingOptions

  public init(
    image: String, output: String, crop: TargetCrop = .center, features: String? = nil, parent: String? = nil,
    imageInterval: Int = 100,
    options: AutomatonTrainingOptions = AutomatonTrainingOptions()
  ) {
    self.image = image
    self.output = output
    self.crop = crop
    self.features = features
    self.parent = parent
    self.imageInterval = imageInterval
    self.options = options
  }
}

/// Why a run directory cannot be used.
public enum RunDirectoryError: Error, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason); --resume takes the run directory of an earlier training"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    }
  }
}

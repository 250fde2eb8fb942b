import Foundation

/// A model whose whole state can be saved, so that training goes on as if it had never stopped.
public protocol Checkpointable: TrainableModel {
  /// All that changes during training, beside ``TrainableModel/parameters``.
  var checkpoint: Checkpoint { get }
  /// Takes up a saved state.
  ///
  /// - Throws: ``CheckpointError`` when it is another model's.
  mutating func restore(_ checkpoint: Checkpoint) throws
}

/// Saved state: tensors and whole numbers by name.
public struct Checkpoint: Sendable {
  public var tensors: [String: Tensor]
  public var numbers: [String: UInt64]

  public init(tensors: [String: Tensor] = [:], numbers: [String: UInt64] = [:]) {
    self.tensors = tensors
    self.numbers = numbers
  }

  /// The tensor of a name.
  ///
  /// - Throws: ``CheckpointError/mismatch(_:)`` when it is missing or has another shape.
  public func tensor(_ name: String, shape: [Int]) throws(CheckpointError) -> Tensor {
    guard let tensor = tensors[name], tensor.shape == shape else { throw .mismatch(name) }
    return tensor
  }

  /// The number of a name.
  public func number(_ name: String) throws(CheckpointError) -> UInt64 {
    guard let number = numbers[name] else { throw .mismatch(name) }
    return number
  }
}

/// Why a saved training cannot be taken up.
public enum CheckpointError: Error, CustomStringConvertible {
  /// The entry is missing or belongs to a model of another shape.
  case mismatch(String)

  public var description: String {
    switch self {
    case .mismatch(let name): "the checkpoint does not fit this training (its entry \(name))"
    }
  }
}

extension TrainingRun where Model: Checkpointable {
  /// Writes model, optimizer and iteration to a safetensors file, whole or not at all.
  public func save(to url: URL) throws {
    let model = model.checkpoint
    var file = Safetensors()
    for (name, tensor) in model.tensors { file.tensors["model.\(name)"] = tensor }
    for (name, tensor) in optimizer.state { file.tensors["optimizer.\(name)"] = tensor }
    for (index, values) in self.model.parameters.enumerated() {
      file.tensors["parameter.\(index)"] = Tensor(shape: [values.count], values: values)
    }
    for (name, number) in model.numbers { file.metadata["model.\(name)"] = String(number) }
    file.metadata["iteration"] = String(iteration)
    try file.write(to: url)
  }

  /// Takes up what ``save(to:)`` has written.
  public mutating func restore(from url: URL) throws {
    let file = try Safetensors(path: url.path)
    func part(_ prefix: String) -> [String: Tensor] {
      var part: [String: Tensor] = [:]
      for (name, tensor) in file.tensors where name.hasPrefix(prefix) {
        part[String(name.dropFirst(prefix.count))] = tensor
      }
      return part
    }
    var numbers: [String: UInt64] = [:]
    for (name, text) in file.metadata where name.hasPrefix("model.") {
      numbers[String(name.dropFirst("model.".count))] = UInt64(text)
    }
    guard let saved = file.metadata["iteration"].flatMap(Int.init), saved >= 0 else {
      throw CheckpointError.mismatch("iteration")
    }
    // The model first: it may take parameters of another length at another iteration.
    try model.restore(Checkpoint(tensors: part("model."), numbers: numbers))
    let parameters = part("parameter.")
    for index in model.parameters.indices {
      guard let saved = parameters["\(index)"], saved.count == model.parameters[index].count else {
        throw CheckpointError.mismatch("parameter.\(index)")
      }
      model.parameters[index] = saved.values
    }
    optimizer.state = part("optimizer.")
    iteration = saved
  }
}

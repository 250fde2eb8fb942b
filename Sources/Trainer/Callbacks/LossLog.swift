import Foundation

/// Writes one JSON object an iteration to `log.jsonl`: iteration, seconds, loss and its parts, learning rate.
public struct LossLog<Model: TrainableModel>: Callback {
  private let url: URL
  private var file: FileHandle?

  /// - Parameter url: the file; a training that goes on keeps the lines of its earlier iterations.
  public init(url: URL) { self.url = url }

  public mutating func fitWillStart(_ run: TrainingRun<Model>) throws {
    // A run that was killed may have logged iterations that its checkpoint has not seen.
    let earlier =
      run.iteration == 0
      ? [] : (try? String(contentsOf: url, encoding: .utf8))?.split(separator: "\n").prefix(run.iteration) ?? []
    let text = earlier.map { $0 + "\n" }.joined()
    try Data(text.utf8).write(to: url, options: .atomic)
    file = try FileHandle(forWritingTo: url)
    try file?.seekToEnd()
  }

  public mutating func iterationDidEnd(
    _ run: TrainingRun<Model>, _ record: IterationRecord
  ) throws -> Directive {
    try file?.write(contentsOf: Data((record.json + "\n").utf8))
    return .proceed
  }

  public mutating func fitDidEnd(_ run: TrainingRun<Model>) throws {
    try file?.close()
    file = nil
  }
}

extension IterationRecord {
  /// The record as one line of JSON; a number that is not finite becomes null.
  public var json: String {
    func number(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> String {
      value.isFinite ? value.description : "null"
    }
    var fields = [
      "\"iteration\": \(iteration)", "\"seconds\": \(number(seconds))", "\"loss\": \(number(loss))",
    ]
    fields += measurements.map {
      "\"\($0.name)\": \($0.isCount ? String(Int($0.number)) : number($0.number))"
    }
    fields.append("\"learningRate\": \(number(learningRate))")
    return "{" + fields.joined(separator: ", ") + "}"
  }
}

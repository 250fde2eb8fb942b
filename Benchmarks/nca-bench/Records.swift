import Foundation

/// A part's line of output.
struct PartRecord: Encodable {
  let part: String
  /// Wall time of each run.
  let seconds: [Double]
  /// Billions of floating point operations a second of each run, by implementation; matrix products only.
  let gigaflopsPerSecond: [String: [Double]]?
  /// The process's largest resident set so far, in 10^6 bytes; nil where the system does not tell.
  let peakMemoryMB: Double?

  init(_ part: Part, _ timings: [Timing]) {
    self.part = part.rawValue
    seconds = timings.map(\.seconds)
    var rates: [String: [Double]] = [:]
    for timing in timings {
      for (name, rate) in timing.gigaflopsPerSecond { rates[name, default: []].append(rate) }
    }
    gigaflopsPerSecond = rates.isEmpty ? nil : rates
    peakMemoryMB = PeakMemory.megabytes
  }
}

/// A line that says why a part was not run.
struct FailureRecord: Encodable {
  let part: String
  let error: String
}

/// How far a training has come.
struct LearningRecord: Encodable {
  /// Iterations done.
  let iteration: Int
  /// Wall time of the iterations alone.
  let seconds: Double
  /// See ``Judge``; nil when it was not judged or the automaton exploded.
  let styleLoss: Float?
  /// As in ``PartRecord``.
  let peakMemoryMB: Double?
}

/// A style transfer.
struct StylizeRecord: Encodable {
  /// Wall time of the iterations.
  let seconds: Double
  /// Each part's loss in the last iteration, by its name in the log.
  let losses: [String: Float]
  /// As in ``PartRecord``.
  let peakMemoryMB: Double?
}

/// What ``Judge`` found; nil when the automaton exploded.
struct JudgementRecord: Encodable {
  let styleLoss: Float?
}

/// Writes values as JSON, one a line, each at once.
struct LineWriter {
  private let encoder = JSONEncoder()

  init() { encoder.outputFormatting = .sortedKeys }

  func write(_ record: some Encodable) throws {
    FileHandle.standardOutput.write(try encoder.encode(record) + Data("\n".utf8))
  }
}

/// The largest resident set that this process has had.
enum PeakMemory {
  /// In 10^6 bytes, from Linux's `VmHWM`; nil elsewhere.
  static var megabytes: Double? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      let fields = line.split(whereSeparator: \.isWhitespace)
      return fields.count > 1 ? Double(fields[1]).map { $0 * 1024 / 1e6 } : nil
    }
    return nil
  }
}

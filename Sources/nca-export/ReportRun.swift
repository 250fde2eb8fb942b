import ArgumentParser
import CommandSupport
import Foundation
import NCAModel
import ShaderGen
import ShaderHosts
import Synchronization

/// Measures a model in every dialect and prints what came of it.
struct ReportRun {
  let command: NCAExport
  let dialects: [any Dialect]
  let options: ExportOptions

  func run() throws {
    let model = command.models[0]
    let automaton = try ModelFile.read(path: model)
    // An impossible output is refused before minutes of work.
    if let path = command.output { try check(path) }
    let progress = ProgressLine(isQuiet: command.quiet)
    let isStopped = Flag()
    let measurements = try SignalHandler.listening({ isStopped.set() }) {
      defer { progress.end() }
      return try ExportMeter(automaton, dialects, options).run(
        progress: { progress.tell($0) }, isStopped: { isStopped.isSet })
    }
    guard let measurements else { throw ExitCode(130) }
    let lines = command.json ? measurements.map { Wording.json($0) } : text(automaton, measurements)
    guard let path = command.output else { return lines.forEach { print($0) } }
    let content = Data((lines.joined(separator: "\n") + "\n").utf8)
    do { try writer(content, path).write() } catch let error as FileWriterError { throw ExportError(error) }
    if !command.quiet { print("\(path)  \(content.count) bytes") }
  }

  private func check(_ path: String) throws(ExportError) {
    _ = try writer(Data(), path)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw .unwritable(path: path, reason: "its folder is missing or cannot be written to")
    }
  }

  private func writer(_ data: Data, _ path: String) throws(ExportError) -> FileWriter {
    var writer = FileWriter(protecting: command.models)
    do { try writer.add(data, path: path) } catch { throw ExportError(error) }
    return writer
  }

  private func text(_ automaton: Automaton, _ measurements: [ExportMeasurement]) -> [String] {
    let shape = automaton.architecture
    let name = automaton.card.name.isEmpty ? "" : Wording.printable(automaton.card.name) + ", "
    let size = options.size
    return [
      "\(name)\(shape.channels)/\(shape.hidden), on \(size.width)x\(size.height) cells, seed \(options.seed)",
      "",
    ] + ExportMeasurement.table(measurements)
  }
}

/// A wish that one thread utters and others read.
private final class Flag: Sendable {
  private let value = Atomic(false)

  var isSet: Bool { value.load(ordering: .relaxed) }
  func set() { value.store(true, ordering: .relaxed) }
}

/// How far the work is, on standard error: a line that changes on a terminal, a new one now and then elsewhere.
private final class ProgressLine: Sendable {
  private let isQuiet: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private struct Times {
    /// When the first share was told, from which on time is counted: compiling comes before.
    var start: (time: ContinuousClock.Instant, share: Double)?
    var last: ContinuousClock.Instant?
  }
  private let times = Mutex(Times())

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// - Parameter share: of the work that is done, in 0 ... 1.
  func tell(_ share: Double) {
    guard !isQuiet else { return }
    let now = ContinuousClock.now
    let interval = isTerminal ? Duration.milliseconds(250) : .seconds(5)
    let start = times.withLock { times -> (time: ContinuousClock.Instant, share: Double)? in
      guard times.last.map({ now - $0 >= interval }) ?? true else { return nil }
      times.last = now
      times.start = times.start ?? (now, share)
      return times.start
    }
    guard let start else { return }
    let done = share - start.share
    let left = done > 0 ? "  " + Wording.duration((now - start.time) / .seconds(1) * (1 - share) / done) + " left" : ""
    write(isTerminal ? "\r\(Int(share * 100)) %\(left)\u{1B}[K" : "\(Int(share * 100)) %\(left)\n")
  }

  /// Clears the line that a terminal shows.
  func end() {
    if !isQuiet, isTerminal { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

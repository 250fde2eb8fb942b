import CommandSupport
import Foundation
import Preview
import Synchronization

/// Tells how far a run is and how long it takes, and notices Ctrl-C.
final class Stopwatch: Sendable {
  private let console: Console
  private let showsStatistics: Bool
  private let total: Int
  private let unit: String
  private let isInterrupted = Atomic(false)
  private struct Times {
    var drawing = Duration.zero
    var count = 0
    var lastReport = ContinuousClock.now
    let start = ContinuousClock.now
  }
  private let times = Mutex(Times())

  init(command: NCAPreview, total: Int, unit: String) {
    // Pixels on standard output are for a program, which wants nothing else there.
    let style: ReportingStyle = command.machine.pixels == nil ? command.reporting.style : .quiet
    console = Console(style: style)
    showsStatistics = command.machine.stats
    self.total = total
    self.unit = unit
  }

  /// Runs the loop, whose argument says whether Ctrl-C was pressed.
  func listening(_ loop: (() -> Bool) throws -> Void) throws {
    try SignalHandler.listening({ self.isInterrupted.store(true, ordering: .relaxed) }) {
      try loop { self.isInterrupted.load(ordering: .relaxed) }
    }
  }

  /// Draws once.
  func time(_ draw: () throws(DrawError) -> Void) throws(DrawError) {
    let start = ContinuousClock.now
    try draw()
    let now = ContinuousClock.now
    let (count, secondsLeft): (Int, Double?) = times.withLock { times in
      times.drawing += now - start
      times.count += 1
      guard now - times.lastReport >= console.interval else { return (times.count, nil) }
      times.lastReport = now
      return (times.count, (now - times.start).seconds / Double(times.count) * Double(total - times.count))
    }
    guard let secondsLeft else { return }
    console.progress(
      text: "\(unit) \(count)/\(total)  \(Wording.duration(secondsLeft)) left",
      json: "{\"event\": \"progress\", \"\(unit)\": \(count), \"of\": \(total), \"secondsLeft\": \(secondsLeft)}")
  }

  /// Tells the result.
  func end(done: Int, pixels: Int, program: Program) {
    let (drawing, whole) = times.withLock { ($0.drawing.seconds, (ContinuousClock.now - $0.start).seconds) }
    let statistics = program.lowered.statistics
    let nanoseconds = done > 0 ? drawing / Double(done) / Double(pixels) * 1e9 : 0
    let line = "\(done) \(unit)\(done == 1 ? "" : "s") in \(String(format: "%.2f", whole)) s"
    let text =
      "\(statistics.instructions) instructions, \(statistics.slots) slots of \(program.lowered.lanes) pixels, "
      + "\(statistics.uniformWords) uniform words; \(String(format: "%.1f", nanoseconds)) ns a pixel"
    let fields =
      "\"event\": \"finished\", \"\(unit)s\": \(done), \"seconds\": \(drawing), \"instructions\": \(statistics.instructions), "
      + "\"slots\": \(statistics.slots), \"uniformWords\": \(statistics.uniformWords), \"nanosecondsPerPixel\": \(nanoseconds)"
    console.result(text: showsStatistics ? [line, text] : [line], json: "{\(fields)}")
  }
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

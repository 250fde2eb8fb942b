import CommandSupport
import Foundation
import Trainer

/// Prints what a stylisation does: for people, for programs or not at all.
struct Reporter {
  private let console: Console

  init(style: ReportingStyle) { console = Console(style: style) }

  func begin(_ session: StylizeSession) {
    guard console.style == .text else { return }
    let plan = session.plan
    let sources = ([plan.content] + plan.styles.map(\.path)).compactMap { $0 }.joined(separator: " + ")
    let size = "\(session.width)x\(session.height), \(plan.options.iterations) iterations"
    print(Wording.printable("\(sources.isEmpty ? "" : sources + " -> ")\(plan.output)  (\(size))"))
    if session.iteration > 0 { print("resumed after iteration \(session.iteration)") }
  }

  /// A callback that prints the progress.
  func callback() -> ProgressReport<PixelTraining> {
    let console = console
    return ProgressReport(every: console.interval) { status in
      let parts = Self.parts(status.record.measurements)
      console.progress(
        text:
          "iteration \(status.record.iteration)/\(status.iterations)  \(parts)  \(Wording.duration(status.secondsLeft)) left",
        json: status.json)
    }
  }

  func end(_ result: StylizeSession.Result, directory: RunDirectory) {
    console.result(text: Self.lines(result, directory), json: Self.json(result, directory))
  }

  func end(_ result: LearningRateResult) {
    console.result(text: [result.summary, "wrote \(Wording.printable(result.plot))"], json: result.json)
  }

  private static func json(_ result: StylizeSession.Result, _ directory: RunDirectory) -> String {
    let fields = [
      "\"event\": \"\(result.isComplete ? "finished" : "interrupted")\"",
      "\"picture\": \(Wording.json(result.output))", "\"run\": \(Wording.json(directory.url.path))",
      "\"iterations\": \(result.iterations)", "\"seconds\": \(result.seconds)",
    ]
    return "{" + fields.joined(separator: ", ") + "}"
  }

  private static func lines(_ result: StylizeSession.Result, _ directory: RunDirectory) -> [String] {
    let end = "\(parts(result.measurements)) in \(Wording.duration(result.seconds)); wrote \(result.output)"
    guard !result.isComplete else { return [Wording.printable(end)] }
    return [
      Wording.printable(end),
      "interrupted after \(result.iterations) of \(result.wantedIterations) iterations; go on with: nca-stylize --resume \(Wording.shell(directory.url.relativePath))",
    ]
  }

  /// Each part's loss, and the size.
  private static func parts(_ measurements: [Trainer.Measurement]) -> String {
    measurements.map { measurement in
      switch measurement {
      case .width(let width): "\(width)"
      case .height(let height): "x\(height)"
      default: "\(measurement.name) \(String(format: "%.4g", measurement.number))  "
      }
    }.joined()
  }
}

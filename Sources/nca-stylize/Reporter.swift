import CommandSupport
import Foundation
import Trainer

/// Prints what a stylisation does: for people, for programs or not at all.
struct Reporter {
  let style: ReportingStyle
  /// A terminal shows one line that changes; a file or pipe gets a new one now and then.
  private let isTerminal = isatty(STDOUT_FILENO) == 1

  init(style: ReportingStyle) { self.style = style }

  func begin(_ session: StylizeSession) {
    guard style == .text else { return }
    let plan = session.plan
    let sources = ([plan.content] + plan.styles.map(\.path)).compactMap { $0 }.joined(separator: " + ")
    let size = "\(session.width)x\(session.height), \(plan.options.iterations) iterations"
    print(Wording.printable("\(sources.isEmpty ? "" : sources + " -> ")\(plan.output)  (\(size))"))
    if session.iteration > 0 { print("resumed after iteration \(session.iteration)") }
  }

  /// A callback that prints the progress.
  func callback() -> ProgressReport<PixelTraining> {
    let (style, isTerminal) = (style, isTerminal)
    let interval: Duration = isTerminal ? .milliseconds(250) : .seconds(style == .json ? 1 : 5)
    return ProgressReport(every: interval) { status in
      switch style {
      case .quiet: break
      case .json:
        print(
          "{\"event\": \"progress\", \"iterations\": \(status.iterations), \"secondsLeft\": \(status.secondsLeft.rounded()), \"record\": \(status.record.json)}"
        )
        fflush(nil)
      case .text:
        let parts = Self.parts(status.record.measurements)
        let line =
          "iteration \(status.record.iteration)/\(status.iterations)  \(parts)  \(Wording.duration(status.secondsLeft)) left"
        // Clears the rest of a longer line that stood there before.
        print(isTerminal ? "\r\(line)\u{1B}[K" : line, terminator: isTerminal ? "" : "\n")
        fflush(nil)
      }
    }
  }

  func end(_ result: StylizeSession.Result, directory: RunDirectory) {
    switch style {
    case .quiet: break
    case .json:
      let fields = [
        "\"event\": \"\(result.isComplete ? "finished" : "interrupted")\"",
        "\"picture\": \(Wording.json(result.output))", "\"run\": \(Wording.json(directory.url.path))",
        "\"iterations\": \(result.iterations)", "\"seconds\": \(result.seconds)",
      ]
      print("{" + fields.joined(separator: ", ") + "}")
    case .text:
      if isTerminal { print("") }
      print(
        Wording.printable(
          "\(Self.parts(result.measurements)) in \(Wording.duration(result.seconds)); wrote \(result.output)"))
      if !result.isComplete {
        print(
          "interrupted after \(result.iterations) of \(result.wantedIterations) iterations; go on with: nca-stylize --resume \(Wording.shell(directory.url.relativePath))"
        )
      }
    }
  }

  func end(_ result: LearningRateResult) {
    switch style {
    case .quiet: break
    case .json: print(result.json)
    case .text:
      if isTerminal { print("") }
      print(result.summary)
      print("wrote \(Wording.printable(result.plot))")
    }
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

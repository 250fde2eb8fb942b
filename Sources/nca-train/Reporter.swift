import CommandSupport
import Foundation
import NCAModel
import Trainer

/// Prints what a training does: for people, for programs or not at all.
struct Reporter {
  let style: ReportingStyle
  /// A terminal shows one line that changes; a file or pipe gets a new one now and then.
  let isTerminal = isatty(STDOUT_FILENO) == 1

  init(style: ReportingStyle) { self.style = style }

  func begin(_ session: TrainingSession) {
    guard style == .text else { return }
    let (plan, options) = (session.plan, session.plan.options)
    let rule = "\(options.channels) channels, \(options.hidden) hidden"
    print(
      "\(Wording.printable(plan.image)) -> \(Wording.printable(plan.output))  (\(rule), \(options.width)x\(options.height), \(options.iterations) iterations)"
    )
    if session.iteration > 0 { print("resumed after iteration \(session.iteration)") }
  }

  /// A callback that prints the progress.
  func callback() -> ProgressReport<AutomatonTraining> {
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
        let loss = status.styleLoss.map { String(format: "%.4g", $0) } ?? "-"
        let line =
          "iteration \(status.record.iteration)/\(status.iterations)  style loss \(loss)  \(Wording.duration(status.secondsLeft)) left"
        // Clears the rest of a longer line that stood there before.
        print(isTerminal ? "\r\(line)\u{1B}[K" : line, terminator: isTerminal ? "" : "\n")
        fflush(nil)
      }
    }
  }

  /// Prints what a training would cost.
  func estimated(_ estimate: TrainingEstimate) {
    switch style {
    case .quiet: break
    case .json: print("{\"event\": \"estimate\", \"seconds\": \(estimate.seconds), \"estimate\": \(Wording.json(estimate))}")
    case .text:
      print("about \(Wording.duration(estimate.seconds)) and \(estimate.memory / 1_000_000) MB")
      for stage in estimate.stages where stage.iterations > 0 {
        print(
          "  \(stage.iterations) iterations on \(stage.width)x\(stage.height) of \(String(format: "%.2f", stage.secondsPerIteration)) s"
        )
      }
      if estimate.validations > 0 {
        print("  \(estimate.validations) long rollouts of \(String(format: "%.1f", estimate.secondsPerValidation)) s")
      }
    }
  }

  /// Prints how the model held up.
  func validated(_ event: Validation.Event) {
    switch style {
    case .quiet: break
    case .json:
      print(
        "{\"event\": \"validation\", \"iteration\": \(event.iteration), \"isBest\": \(event.isBest), \"validation\": \(Wording.json(event.record))}"
      )
    case .text:
      if isTerminal { print("\r\u{1B}[K", terminator: "") }
      print(
        "after \(event.iteration) iterations, \(event.record.steps) steps: \(Self.sentence(event.record))\(event.isBest ? " (the best so far)" : "")"
      )
    }
    fflush(nil)
  }

  /// What a validation found, for people.
  private static func sentence(_ record: ValidationRecord) -> String {
    let float = record.floatFidelity.map { String(format: " (%.1f dB without rounding)", $0) } ?? ""
    return "\(record.verdict), fidelity \(String(format: "%.1f", record.fidelity)) dB\(float)"
  }

  func end(_ result: TrainingSession.Result, directory: RunDirectory) {
    switch style {
    case .quiet: break
    case .json:
      let fields = [
        "\"event\": \"\(result.isComplete ? "finished" : "interrupted")\"",
        "\"model\": \(Wording.json(result.output))", "\"run\": \(Wording.json(directory.url.path))",
        "\"iterations\": \(result.iterations)", "\"seconds\": \(result.seconds)",
        "\"firstStyleLoss\": \(result.firstStyleLoss)", "\"lastStyleLoss\": \(result.lastStyleLoss)",
      ] + (result.best.map { ["\"bestIteration\": \($0.iteration)", "\"validation\": \(Wording.json($0.record))"] } ?? [])
      print("{" + fields.joined(separator: ", ") + "}")
    case .text:
      if isTerminal { print("") }
      let losses = String(format: "%.4g -> %.4g", result.firstStyleLoss, result.lastStyleLoss)
      print("style loss \(losses) in \(Wording.duration(result.seconds)); wrote \(Wording.printable(result.output))")
      if let best = result.best {
        print("the model of iteration \(best.iteration) held up best: \(Self.sentence(best.record))")
        if !best.record.verdict.isUsable {
          print("it does not hold for \(best.record.steps) steps; train for longer, or try another --seed or a lower --lr")
        }
      }
      if !result.isComplete {
        print(
          "interrupted after \(result.iterations) of \(result.wantedIterations) iterations; go on with: nca-train --resume \(Wording.shell(directory.url.relativePath))"
        )
      }
    }
  }
}

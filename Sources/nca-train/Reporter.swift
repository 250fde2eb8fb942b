import CommandSupport
import Foundation
import NCAModel
import Trainer

/// Prints what a training does: for people, for programs or not at all.
struct Reporter {
  let console: Console
  private var style: ReportingStyle { console.style }

  init(style: ReportingStyle) { console = Console(style: style) }

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
    let console = console
    return ProgressReport(every: console.interval) { status in
      let loss = status.styleLoss.map { String(format: "%.4g", $0) } ?? "-"
      console.progress(
        text:
          "iteration \(status.record.iteration)/\(status.iterations)  style loss \(loss)  \(Wording.duration(status.secondsLeft)) left",
        json: status.json)
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
      if console.isTerminal { print("\r\u{1B}[K", terminator: "") }
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
    console.result(text: Self.lines(result, directory), json: Self.json(result, directory))
  }

  private static func json(_ result: TrainingSession.Result, _ directory: RunDirectory) -> String {
    let fields = [
      "\"event\": \"\(result.isComplete ? "finished" : "interrupted")\"",
      "\"model\": \(Wording.json(result.output))", "\"run\": \(Wording.json(directory.url.path))",
      "\"iterations\": \(result.iterations)", "\"seconds\": \(result.seconds)",
      "\"firstStyleLoss\": \(result.firstStyleLoss)", "\"lastStyleLoss\": \(result.lastStyleLoss)",
    ]
    let best = result.best.map { ["\"bestIteration\": \($0.iteration)", "\"validation\": \(Wording.json($0.record))"] }
    return "{" + (fields + (best ?? [])).joined(separator: ", ") + "}"
  }

  private static func lines(_ result: TrainingSession.Result, _ directory: RunDirectory) -> [String] {
    let losses = String(format: "%.4g -> %.4g", result.firstStyleLoss, result.lastStyleLoss)
    var lines = [
      "style loss \(losses) in \(Wording.duration(result.seconds)); wrote \(Wording.printable(result.output))"
    ]
    if let best = result.best {
      lines.append("the model of iteration \(best.iteration) held up best: \(sentence(best.record))")
      if !best.record.verdict.isUsable {
        lines.append(
          "it does not hold for \(best.record.steps) steps; train for longer, or try another --seed or a lower --lr")
      }
    }
    if !result.isComplete {
      lines.append(
        "interrupted after \(result.iterations) of \(result.wantedIterations) iterations; go on with: nca-train --resume \(Wording.shell(directory.url.relativePath))"
      )
    }
    return lines
  }
}

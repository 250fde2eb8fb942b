import CommandSupport
import Trainer

/// What a search for a learning rate prints.
extension Reporter {
  func begin(_ search: LearningRateSearch<AutomatonTraining>) {
    guard console.style == .text else { return }
    let range = "\(search.rates.lowerBound) to \(search.rates.upperBound)"
    print(
      "\(Wording.printable(search.name)): learning rates \(range) after a warm-up of \(search.warmUp) iterations")
  }

  func end(_ result: LearningRateResult) {
    console.result(text: [result.summary, "wrote \(Wording.printable(result.plot))"], json: result.json)
  }
}

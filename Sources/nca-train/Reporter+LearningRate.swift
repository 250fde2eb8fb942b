import CommandSupport
import Foundation
import Trainer

/// What a search for a learning rate prints.
extension Reporter {
  func begin(_ search: LearningRateSearch<AutomatonTraining>) {
    guard style == .text else { return }
    let range = "\(search.rates.lowerBound) to \(search.rates.upperBound)"
    print(
      "\(Wording.printable(search.name)): learning rates \(range) after a warm-up of \(search.warmUp) iterations")
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
}

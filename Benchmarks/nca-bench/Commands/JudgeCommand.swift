import ArgumentParser
import Imaging
import NCAModel
import Trainer

/// Judges an automaton that another program has trained.
struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge", abstract: "Prints the style loss of an automaton after \(Judge.steps) steps from the seed.",
    discussion: "The number that learn prints of its own; null when the automaton explodes.")

  @Argument(help: "safetensors with w1 [hidden, 4 channels], b1 [hidden] and w2 [channels, hidden].")
  var weights: String
  @Argument(help: "The picture that it has learnt.") var picture: String
  @Option(help: "Side of the grid, in cells.") var size = AutomatonTrainingOptions().width
  @Option(help: "How cells are chosen in a step: pair or independent, at rate 0.5.")
  var mask = AutomatonTrainingOptions.MaskKind.pair

  func run() throws {
    var judge = try Judge(target: .target(path: picture, size: size))
    var options = AutomatonTrainingOptions()
    options.mask = mask
    let styleLoss: Float?
    do {
      styleLoss = try judge.styleLoss(
        of: Automaton(weights: Weights(safetensors: weights), updateMask: options.updateMask))
    } catch WeightsError.notFinite {
      styleLoss = nil
    }
    try LineWriter().write(JudgementRecord(styleLoss: styleLoss))
  }
}

extension Weights {
  /// Reads the weights that a peer has written.
  fileprivate init(safetensors path: String) throws {
    let tensors = try Safetensors(path: path).tensors
    guard let w1 = tensors["w1"], let b1 = tensors["b1"], let w2 = tensors["w2"], w2.shape.count == 2 else {
      throw ValidationError("\(path): w1, b1 or w2 is missing")
    }
    try self.init(
      architecture: Architecture(channels: w2.shape[0], hidden: w2.shape[1]), w1: w1.values, b1: b1.values,
      w2: w2.values)
  }
}

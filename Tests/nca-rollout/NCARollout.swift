import ArgumentParser
import Foundation
import Imaging
import NCAModel
import Trainer

/// Runs a model in the trainer's forward pass and writes where it ends.
@main
struct NCARollout: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nca-rollout", abstract: "Runs a model in the trainer's forward pass.")

  @Argument(help: "The model file.") var model: String
  @Option(help: "Grid as WxH.") var size = "128x128"
  @Option(help: "Steps from the seed.") var steps = 1000
  @Option(help: "Names the run's update masks.") var seed: UInt32 = 1
  @Option(help: "Write the last state here, as safetensors: state [channels, height, width].") var states: String?
  @Option(help: "Write the last picture here, as PNG.") var picture: String?

  @Option(help: "Kernels to use: baseline, avx2, avx512 or neon. (default: the fastest)") var kernels: String?

  @Flag(help: "Round a model of plain floats to an exact one first; with --bytes its states are bytes.") var exact = false
  @Flag(help: "See --exact.") var bytes = false

  func run() throws {
    let sides = size.split(separator: "x").compactMap { Int($0) }
    guard sides.count == 2, sides.allSatisfy({ (1...4096).contains($0) }) else {
      throw ValidationError("--size is WxH.")
    }
    let named = kernels.flatMap { Kernels.InstructionSet(rawValue: $0) }.flatMap { Kernels($0) }
    guard kernels == nil || named != nil else { throw ValidationError("There are no such --kernels here.") }
    var automaton = try ModelFile.read(path: model)
    if exact {
      let quantization = try Quantization.exact(fitting: automaton.weights, states: bytes ? .bytes : .half)
      automaton.weights = try quantization.rounded(automaton.weights)
      automaton.quantization = quantization
    }
    var simulation = Simulation(
      automaton, width: sides[0], height: sides[1], seed: seed, kernels: named ?? .best)
    simulation.step(steps)
    if let states {
      try Safetensors(tensors: ["state": simulation.state]).encoded().write(to: URL(fileURLWithPath: states))
    }
    if let picture { try ImageFile.writePNG(simulation.picture, path: picture) }
  }
}

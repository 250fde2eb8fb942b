import ArgumentParser
import Foundation
import Trainer

/// Writes what the parts compute from small inputs, for a peer to compute again.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Writes small inputs and what the parts make of them, as safetensors.")

  @Argument(help: "The file to write.") var file: String

  func run() throws {
    let agreement = try Agreement()
    try Safetensors(tensors: agreement.tensors).encoded().write(to: URL(fileURLWithPath: file))
  }
}

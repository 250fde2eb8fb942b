import ArgumentParser
import Imaging
import Trainer

/// Makes the picture that both sides learn.
struct TargetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target",
    abstract: "Writes what nca-train learns of a picture: its centre at the grid's size, as PNG.")

  @Argument(help: "The picture.") var picture: String
  @Argument(help: "The PNG file to write.") var file: String
  @Option(help: "Side of the grid, in cells.") var size = AutomatonTrainingOptions().width

  func run() throws {
    try ImageFile.writePNG(.target(path: picture, size: size), path: file)
  }
}

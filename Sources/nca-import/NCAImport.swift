import ArgumentParser
import CommandSupport
import ModelExchange
import Safetensors

@main
struct NCAImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nca-import",
    abstract: "Makes model files of other programs' automata.",
    discussion: """
      Reads texture models as published with "Self-Organising Textures" (JSON with weights in PNG pictures) and the \
      state of the same article's PyTorch automaton (safetensors with w1.weight, w1.bias and w2.weight). The file's \
      content says which it is.

      nca-import rule.safetensors                  writes rule.nca
      nca-import models.json --model bubbly        one of several, by its name or its number from 0
      nca-import models.json --all -o textures     every one, into a folder
      """)

  @Argument(
    help: "A texture model's JSON or a safetensors file.", completion: .file(extensions: ["json", "safetensors"]))
  var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The model file; with --all a folder. (default: the file's path with .nca, or its name)", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Which of several models: its name, or its number from 0.", valueName: "name"))
  var model: String?

  @Flag(help: "Import every model, each into a file of its own name.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Columns of w1.weight: channel * 4 + filter, or filter * channels + channel.", valueName: "order"))
  var order = PerceptionOrder.channel

  @Flag(
    help:
      "Leave texture models' states as plain floats, without the steps and the limit of bytes, which most of them need."
  )
  var float = false

  @Option(help: ArgumentHelp("Title of the texture.", valueName: "text"))
  var name: String?

  @Option(help: ArgumentHelp("Who made the model.", valueName: "text"))
  var author: String?

  @Option(help: ArgumentHelp("Terms under which it may be used.", valueName: "text"))
  var license: String?

  @Option(help: ArgumentHelp("Whose picture it was made from.", valueName: "text"))
  var credit: String?

  @OptionGroup(title: "Output") var reporting: ReportingOptions

  func validate() throws {
    if all && model != nil { throw ValidationError("--all and --model exclude each other.") }
    if all && name != nil { throw ValidationError("--name is for one model; with --all each keeps its own.") }
  }

  func run() throws {
    try CommandRun.run("nca-import") {
      let summary = try ModelImporter.run(request)
      switch reporting.style {
      case .quiet: break
      case .json: print(Wording.json(summary))
      case .text:
        for file in summary.files {
          print("\(Wording.printable(file.path))  \(Wording.printable(file.name)), \(file.channels)/\(file.hidden)")
        }
      }
      return true
    }
  }

  private var request: ImportRequest {
    ImportRequest(
      source: file, selection: all ? .all : model.map { .one($0) } ?? .only, output: output,
      card: CardText(name: name, author: author, license: license, credit: credit), order: order,
      states: float ? .floats : .bytes)
  }
}

extension PerceptionOrder: ExpressibleByArgument {}

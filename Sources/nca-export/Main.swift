import ArgumentParser
import Foundation
import ShaderGen

@main struct NCAExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nca-export",
    abstract: "Writes a model as a page for any browser, or as shaders.",
    discussion: """
      nca-export gravel.nca --html                 writes gravel.html
      nca-export gravel.nca --shadertoy --isf      writes gravel-shaders/shadertoy and gravel-shaders/isf
      nca-export gravel.nca web.nca --webgl2       both in one program, grafted onto each other
      """)

  @Argument(
    help: "A model file that nca-train wrote; up to four of one family are grafted onto each other.",
    completion: .file(extensions: ["nca"]))
  var models: [String]

  @Flag(help: "Write one HTML page that needs nothing else.")
  var html = false

  @Flag var dialects: [DialectName] = []

  @Flag(help: "Write every dialect.")
  var all = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The page's file, or the folder of the dialects' folders. (default: beside the model)", valueName: "path"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "How a cell is stored between steps: rgba16f, rgba32f or rgba8. (default: what is usual)", valueName: "format"))
  var state: StateFormat?

  @Option(help: ArgumentHelp("How weights are written: bytes, where they lose little, or full.", valueName: "precision"))
  var precision = WeightPrecision.bytes

  @Flag(help: "Round weights, states and hidden units so that every GPU computes the same bits.")
  var exact = false

  @Option(
    help: ArgumentHelp("Grid in cells, 4 to 4096 a side. (default: 256x256)", valueName: "WxH"),
    transform: { text in
      do { return try GridSize(parsing: text) } catch { throw ValidationError("\(error)") }
    })
  var size: GridSize?

  @Option(help: ArgumentHelp("Names the run: the same seed gives the same film.", valueName: "n"))
  var seed: UInt32 = 1

  @Option(help: ArgumentHelp("Pace of the page at the start, 1 to 1000.", valueName: "n"))
  var stepsPerSecond = 60

  @Flag(help: "Blend between cells instead of showing them as squares.")
  var smooth = false

  @Option(help: ArgumentHelp("The page's title. (default: the model's name)", valueName: "text"))
  var title: String?

  @Flag(help: "Say nothing when all goes well.")
  var quiet = false

  @Flag(help: "Print what was written as JSON.")
  var json = false

  func validate() throws {
    guard html || all || !dialects.isEmpty else { throw ValidationError("\(ExportError.nothingToExport)") }
    guard ExportOptions.stepsPerSecondRange.contains(stepsPerSecond) else {
      throw ValidationError("\(ExportError.stepsPerSecond(stepsPerSecond))")
    }
  }

  func run() throws {
    let summary = try Exporter.run(request)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(summary), as: UTF8.self))
    } else if !quiet {
      for file in summary.files { print("\(file.path)  \(file.bytes) bytes") }
    }
  }

  private var request: ExportRequest {
    var options = ExportOptions()
    options.stateFormat = state
    options.precision = precision
    options.exact = exact
    options.size = size ?? .standard
    options.seed = seed
    options.stepsPerSecond = stepsPerSecond
    options.smooth = smooth
    options.title = title
    let names = all ? DialectName.allCases : dialects
    let besideModel = URL(fileURLWithPath: models[0]).deletingPathExtension().relativePath
    // A page alone is the output; beside dialects it goes into their folder.
    let folder = names.isEmpty ? nil : output ?? besideModel + "-shaders"
    let page = folder.map { $0 + "/" + URL(fileURLWithPath: besideModel).lastPathComponent + ".html" }
    return ExportRequest(
      models: models, page: html ? page ?? output ?? besideModel + ".html" : nil,
      dialects: names.map(\.dialect), folder: folder ?? ".", options: options)
  }
}

extension StateFormat: ExpressibleByArgument {}
extension WeightPrecision: ExpressibleByArgument {}

/// A flag for each dialect.
enum DialectName: EnumerableFlag {
  case webgl2, webgl1, shadertoy, glslviewer, isf, three, godot, touchdesigner

  var dialect: any Dialect {
    switch self {
    case .webgl2: WebGL2()
    case .webgl1: WebGL1()
    case .shadertoy: Shadertoy()
    case .glslviewer: GLSLViewer()
    case .isf: ISF()
    case .three: Three()
    case .godot: Godot()
    case .touchdesigner: TouchDesigner()
    }
  }

  static func help(for value: DialectName) -> ArgumentHelp? { "Write \(value.dialect.summary)." }
}

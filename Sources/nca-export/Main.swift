import ArgumentParser
import Foundation
import ShaderGen

@main struct NCAExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nca-export",
    abstract: "Writes a model as a page for any browser, or as shaders.",
    discussion: """
      nca-export gravel.nca --html                 writes gravel.html
      nca-export gravel.nca --glsl shaders         writes step, display and paint passes
      """)

  @Argument(help: "A model file that nca-train wrote.", completion: .file(extensions: ["nca"]))
  var model: String

  @Flag(help: "Write one HTML page that needs nothing else.")
  var html = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The page's file. (default: the model's path with .html)", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Write the GLSL files into this folder.", valueName: "dir"))
  var glsl: String?

  @Option(help: ArgumentHelp("How a cell is stored between steps.", valueName: "format"))
  var state = StateFormat.rgba16f

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
    guard html || glsl != nil else { throw ValidationError("\(ExportError.nothingToExport)") }
    guard html || output == nil else {
      throw ValidationError("--output names the page's file; add --html")
    }
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
    options.size = size ?? .standard
    options.seed = seed
    options.stepsPerSecond = stepsPerSecond
    options.smooth = smooth
    options.title = title
    let besideModel = URL(fileURLWithPath: model).deletingPathExtension().relativePath + ".html"
    return ExportRequest(
      model: model, page: html ? output ?? besideModel : nil, shaderFolder: glsl, options: options)
  }
}

extension StateFormat: ExpressibleByArgument {}

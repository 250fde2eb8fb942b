import ArgumentParser
import Foundation
import Publishing
import Safetensors
import ShaderGen
import ShaderHosts

@main struct NCAExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nca-export",
    abstract: "Writes a model as a page for any browser, or as shaders.",
    discussion: """
      nca-export gravel.nca --html                 writes gravel.html
      nca-export gravel.nca --shadertoy --isf      writes gravel-shaders/shadertoy and gravel-shaders/isf
      nca-export gravel.nca web.nca --webgl2       both in one program, grafted onto each other
      nca-export *.nca --gallery site              a page for each, and an index
      nca-export gravel.nca --report               what each dialect costs, and how true it stays
      """)

  @Argument(
    help: "A model file that nca-train wrote; up to four of one family are grafted onto each other.",
    completion: .file(extensions: ["nca"]))
  var models: [String]

  @Flag(help: "Write one HTML page that needs nothing else.")
  var html = false

  @Flag(help: "Write one script that gives other pages the element <nca-texture>.")
  var element = false

  @Option(
    help: ArgumentHelp("Write a page for each model, and an index with stills of all.", valueName: "folder"),
    completion: .directory)
  var gallery: String?

  @Option(
    help: ArgumentHelp(
      "Where the page or gallery will stand: adds a card for those who link to it, and its picture.", valueName: "url"),
    transform: { text in
      do { return try SiteURL(parsing: text) } catch { throw ValidationError("\(error)") }
    })
  var siteURL: SiteURL?

  @Flag var dialects: [DialectName] = []

  @Flag(help: "Write every dialect.")
  var all = false

  @Flag(help: "Write the weights as safetensors: w1.weight, w1.bias and w2.weight, as they stand in the model.")
  var safetensors = false

  @Flag(help: "Write nothing; run the dialects, or those that are named, and tell sizes, costs and differences.")
  var report = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file, where one is written; else the folder of all. (default: beside the model)", valueName: "path"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "How a cell is stored between steps: rgba16f, rgba32f or rgba8. (default: what is usual)", valueName: "format"))
  var state: StateFormat?

  @Option(
    help: ArgumentHelp("How weights are written: bytes, where they lose little, or full.", valueName: "precision"))
  var precision = WeightPrecision.bytes

  @Flag(help: "Round weights, states and hidden units so that every GPU computes the same bits.")
  var exact = false

  @Option(
    help: ArgumentHelp("Grid in cells, 4 to 4096 a side. (default: 256x256; of a report: 32x32)", valueName: "WxH"),
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

  @Option(help: ArgumentHelp("Who made it. (default: what the model's file says; so for the terms)", valueName: "text"))
  var author: String?

  @Option(help: ArgumentHelp("Terms under which it may be used.", valueName: "text"))
  var license: String?

  @Option(
    help: ArgumentHelp("Whose picture it learnt; what the model's file says of that is kept.", valueName: "text"))
  var credit: String?

  @Flag(help: "Say nothing when all goes well but what was asked for.")
  var quiet = false

  @Flag(help: "Print what was written, or the report, as JSON.")
  var json = false

  func validate() throws {
    guard html || element || writesMore || report || gallery != nil else {
      throw ValidationError("\(ExportError.nothingToExport)")
    }
    if report { try validateReport() }
    if gallery != nil, html || element || writesMore || report || output != nil {
      throw ValidationError("--gallery names its own folder and goes with no other output; write that in another run.")
    }
    if siteURL != nil, !html, gallery == nil { throw ValidationError("--site-url is for --html and --gallery.") }
    guard ExportOptions.stepsPerSecondRange.contains(stepsPerSecond) else {
      throw ValidationError("\(ExportError.stepsPerSecond(stepsPerSecond))")
    }
  }

  /// Whether something is asked for that is no page.
  private var writesMore: Bool { all || safetensors || !dialects.isEmpty }

  private func validateReport() throws {
    if html || element || safetensors {
      throw ValidationError("--report goes with dialects alone; write the files in another run.")
    }
    guard models.count == 1 else { throw ValidationError("--report looks at one model, not \(models.count).") }
    if let state, !names.contains(where: { $0.dialect.formats.contains(state) }) {
      throw ValidationError("None of these dialects keeps states as \(state.rawValue).")
    }
  }

  /// The dialects that are asked for; a report without any looks at all of them.
  private var names: [DialectName] { all || report && dialects.isEmpty ? DialectName.allCases : dialects }

  func run() throws {
    if report { return try ReportRun(command: self, dialects: names.map(\.dialect), options: options).run() }
    if let gallery {
      let gallery = Gallery(models: models, folder: gallery, options: options, site: siteURL)
      let files = try LongWork.run(isQuiet: quiet) { tell, isStopped in
        try gallery.write(isStopped: isStopped) { done, _ in tell(Double(done) / Double(models.count)) }
      }
      return try tell(["files": files], files: { $0["files"]! })
    }
    var request = request.withStill()
    if let siteURL { request = request.withCard(for: siteURL) }
    try tell(Exporter.run(request), files: \.files)
  }

  /// Prints what was written.
  private func tell<Summary: Encodable>(_ summary: Summary, files: (Summary) -> [ExportSummary.File]) throws {
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(summary), as: UTF8.self))
    } else if !quiet {
      for file in files(summary) { print("\(file.path)  \(file.bytes) bytes") }
    }
  }

  private var options: ExportOptions {
    var options = ExportOptions()
    options.stateFormat = state
    options.precision = precision
    options.exact = exact
    options.size = size ?? (report ? .small : .standard)
    options.seed = seed
    options.stepsPerSecond = stepsPerSecond
    options.smooth = smooth
    options.title = title
    (options.author, options.license, options.credit) = (author, license, credit)
    return options
  }

  private var request: ExportRequest {
    let besideModel = URL(fileURLWithPath: models[0]).deletingPathExtension().relativePath
    // One file alone is the output; several, and dialects, go into a folder.
    let single = [html, element, safetensors].filter { $0 }.count == 1
    let folder = names.isEmpty && single ? nil : output ?? besideModel + "-shaders"
    func place(_ ending: String) -> String {
      guard let folder else { return output ?? besideModel + ending }
      return folder + "/" + URL(fileURLWithPath: besideModel).lastPathComponent + ending
    }
    var request = ExportRequest(
      models: models, page: html ? place(".html") : nil, dialects: names.map(\.dialect), folder: folder ?? ".",
      options: options)
    if element { request.element = place(".js") }
    if safetensors { request.data.append(.init(path: place(".safetensors")) { try $0.safetensors() }) }
    return request
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

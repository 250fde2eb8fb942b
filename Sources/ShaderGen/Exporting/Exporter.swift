import NCAModel

/// What to export and where to.
public struct ExportRequest: Equatable, Sendable {
  /// Path of the model file.
  public var model: String
  /// Path of the page, when one is wanted.
  public var page: String?
  /// Folder of the GLSL files, when they are wanted; made when it is missing.
  public var shaderFolder: String?
  public var options: ExportOptions

  public init(
    model: String, page: String? = nil, shaderFolder: String? = nil,
    options: ExportOptions = ExportOptions()
  ) {
    self.model = model
    self.page = page
    self.shaderFolder = shaderFolder
    self.options = options
  }
}

/// What an export wrote.
public struct ExportSummary: Equatable, Sendable, Encodable {
  public struct File: Equatable, Sendable, Encodable {
    public let path: String
    public let bytes: Int
  }

  /// The model's name, as it stands in its file.
  public let model: String
  public let channels: Int
  public let hidden: Int
  public let files: [File]
}

/// Turns a model file into files that run it.
public enum Exporter {
  /// Reads the model and writes what is asked for: all of it, or nothing when something is wrong.
  ///
  /// - Throws: `ModelFileError` for a model that is refused, ``ExportError`` for everything else.
  public static func run(
    _ request: ExportRequest, template: Page.Template = .bundled
  ) throws -> ExportSummary {
    guard request.page != nil || request.shaderFolder != nil else {
      throw ExportError.nothingToExport
    }
    let options = request.options
    guard ExportOptions.stepsPerSecondRange.contains(options.stepsPerSecond) else {
      throw ExportError.stepsPerSecond(options.stepsPerSecond)
    }
    let automaton = try ModelFile.read(path: request.model)

    var writer = FileWriter(protecting: request.model)
    if let path = request.page {
      let page = try Page(PageModel(automaton, options), template: template)
      try writer.add(page.html, path: path)
    }
    if let folder = request.shaderFolder {
      let program = ShaderProgram(automaton, format: options.stateFormat)
      try writer.addFolder(folder)
      for file in WebGL2().files(for: program) {
        try writer.add(file.text, path: folder + (folder.hasSuffix("/") ? "" : "/") + file.name)
      }
    }
    try writer.write()
    return ExportSummary(
      model: automaton.card.name, channels: automaton.architecture.channels,
      hidden: automaton.architecture.hidden,
      files: writer.files.map { .init(path: $0.path, bytes: $0.text.utf8.count) })
  }
}

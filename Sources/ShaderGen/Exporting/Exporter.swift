import Foundation
import NCAModel

/// Turns model files into files that run them.
public enum Exporter {
  /// Reads the models and writes what is asked for: all of it, or nothing when something is wrong.
  ///
  /// - Throws: `ModelFileError` for a model that is refused, ``ExportError`` for everything else.
  public static func run(
    _ request: ExportRequest, template: PageTemplate = .bundled
  ) throws -> ExportSummary {
    guard !request.isEmpty else { throw ExportError.nothingToExport }
    let options = request.options
    guard ExportOptions.stepsPerSecondRange.contains(options.stepsPerSecond) else {
      throw ExportError.stepsPerSecond(options.stepsPerSecond)
    }
    let automata = try request.models.map { try ModelFile.read(path: $0).signed(options) }

    var folders: [String] = []
    var contents: [(path: String, data: Data)] = []
    for file in request.data {
      guard automata.count == 1 else { throw ExportError.dataOfSeveral(path: file.path, automata.count) }
      contents.append((file.path, try file.content(automata[0])))
    }
    if let path = request.page {
      let model = try PageModel(automata, options)
      let page = try Page(
        model, template: template, head: request.pageHead(model), stills: request.pageStills(automata[0]))
      contents.append((path, Data(page.html.utf8)))
    }
    if let path = request.element {
      let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      contents.append((path, Data(try ElementScript(PageModel(automata, options), name: name).text.utf8)))
    }
    for file in request.pictures { contents.append((file.path, try file.content(automata[0]))) }
    for dialect in request.dialects {
      let folder = request.folder + (request.folder.hasSuffix("/") ? "" : "/") + dialect.name
      folders.append(folder)
      for file in dialect.files(for: try program(automata, dialect, options), options.hostSettings) {
        contents.append((folder + "/" + file.name, Data(file.text.utf8)))
      }
    }
    folders.append(request.folder)
    var writer = FileWriter(protecting: request.models)
    do throws(FileWriterError) {
      for folder in folders { try writer.addFolder(folder) }
      for (path, data) in contents { try writer.add(data, path: path) }
      try writer.write()
    } catch { throw ExportError(error) }
    return ExportSummary(
      model: automata[0].card.name, channels: automata[0].architecture.channels,
      hidden: automata[0].architecture.hidden,
      files: writer.files.map { .init(path: $0.path, bytes: $0.data.count) })
  }

  /// Automata as a program for a dialect, in the format that was asked for where the dialect has it.
  public static func program(
    _ automata: [Automaton], _ dialect: any Dialect, _ options: ExportOptions
  ) throws(ExportError) -> ShaderProgram {
    let wanted = options.stateFormat.flatMap { dialect.formats.contains($0) ? $0 : nil }
    let format = wanted ?? dialect.formats[0]
    var prepared: [Automaton] = []
    for automaton in automata { prepared.append(try automaton.prepared(for: format, exact: options.exact)) }
    return try ShaderProgram(prepared, format: format, profile: dialect.profile, precision: options.precision)
  }
}

extension Automaton {
  /// The model with the author, terms and credit that the options name.
  package func signed(_ options: ExportOptions) -> Automaton {
    var signed = self
    signed.card.author = options.author ?? card.author
    signed.card.license = options.license ?? card.license
    if let credit = options.credit {
      signed.card.credit = [credit, card.credit].compactMap { $0 }.joined(separator: " · ")
    }
    return signed
  }

  /// The model as a state format can hold it: exact where that is asked for, or where it is and bytes want coarser states.
  ///
  /// - Throws: ``ExportError/weights(_:)`` for weights that no exact rounding fits.
  public func prepared(for format: StateFormat, exact: Bool) throws(ExportError) -> Automaton {
    let states: ExactStates = format == .rgba8 ? .bytes : .half
    if let quantization, quantization.isExact {
      if quantization.stateLevels <= states.levels { return self }
    } else if !exact {
      return self
    }
    do {
      let quantization = try Quantization.exact(fitting: weights, states: states)
      return Automaton(
        weights: try quantization.rounded(weights), updateMask: updateMask, quantization: quantization, card: card)
    } catch { throw .weights("\(error)") }
  }
}

import Foundation
import NCAModel
import Safetensors

/// What to import, and where to.
public struct ImportRequest: Sendable {
  /// Which of a file's models is wanted.
  public enum Selection: Sendable, Equatable {
    /// The only one; a file of several is refused.
    case only
    /// By its name or, where no name fits, by its place in the file from 0.
    case one(String)
    /// Every one, into a folder.
    case all
  }

  /// Path of the file of another program.
  public var source: String
  public var selection: Selection
  /// The model file, or the folder for all of them; nil is beside the source.
  public var output: String?
  /// What the model's card says instead of what the file says.
  public var card: CardText
  /// The column order of a safetensors file's first layer.
  public var order: PerceptionOrder
  /// What becomes of the bytes in which texture models hold their states.
  public var states: StateHandling

  public init(
    source: String, selection: Selection = .only, output: String? = nil, card: CardText = CardText(),
    order: PerceptionOrder = .channel, states: StateHandling = .bytes
  ) {
    self.source = source
    self.selection = selection
    self.output = output
    self.card = card
    self.order = order
    self.states = states
  }
}

/// What a person says of a model.
public struct CardText: Sendable, Equatable {
  public var name: String?
  public var author: String?
  public var license: String?
  public var credit: String?

  public init(name: String? = nil, author: String? = nil, license: String? = nil, credit: String? = nil) {
    self.name = name
    self.author = author
    self.license = license
    self.credit = credit
  }
}

/// What an import wrote.
public struct ImportSummary: Sendable, Equatable, Encodable {
  public struct File: Sendable, Equatable, Encodable {
    public let path: String
    public let name: String
    public let channels: Int
    public let hidden: Int
  }
  public let files: [File]
}

/// Turns models of other programs into model files.
public enum ModelImporter {
  /// Reads the file and writes what is asked for: all of it, or nothing when something is wrong.
  ///
  /// - Throws: ``ImportError``.
  public static func run(_ request: ImportRequest) throws(ImportError) -> ImportSummary {
    let source = try SourceFile(path: request.source)
    var models = try models(of: source, request)
    for index in models.indices { models[index].complete(request.card, from: source) }
    let contents = try models.map { model throws(ImportError) in try bytes(model, source) }
    var outputs = FileWriter(protecting: [source.path])
    do throws(FileWriterError) {
      if request.selection == .all {
        let folder = request.output ?? source.stem
        try outputs.addFolder(folder)
        let names = FileName.distinct(models.map(\.card.name), otherwise: source.stem)
        for (data, name) in zip(contents, names) {
          try outputs.add(data, path: "\(folder)\(folder.hasSuffix("/") ? "" : "/")\(name).nca")
        }
      } else {
        let beside = URL(fileURLWithPath: source.path).deletingPathExtension().relativePath + ".nca"
        try outputs.add(contents[0], path: request.output ?? beside)
      }
      try outputs.write()
    } catch { throw ImportError(error) }
    return ImportSummary(
      files: zip(models, outputs.files).map { model, file in
        .init(
          path: file.path, name: model.card.name, channels: model.architecture.channels,
          hidden: model.architecture.hidden)
      })
  }

  /// The wanted models, with what the file says of them.
  static func models(of source: SourceFile, _ request: ImportRequest) throws(ImportError) -> [Automaton] {
    switch source.kind {
    case .safetensors:
      let automaton: Automaton
      do { automaton = try Automaton(safetensors: source.data, order: request.order) } catch {
        throw .state(path: source.path, error)
      }
      let name = automaton.card.name.isEmpty ? source.stem : automaton.card.name
      _ = try index(request.selection, of: [name], source)
      return [automaton]
    case .textureModels:
      let file: TextureModelFile
      do { file = try TextureModelFile(data: source.data) } catch {
        throw .damaged(path: source.path, reason: "\(error)")
      }
      let chosen = try index(request.selection, of: file.names, source).map { $0...$0 } ?? 0...file.names.count - 1
      return try chosen.map { index throws(ImportError) in
        let model = file.model(index)
        do {
          var automaton = try model.automaton(request.states)
          automaton.card.name = model.name
          automaton.card.notes = notes(request.states)
          return automaton
        } catch { throw .unusable(path: source.path, model: model.name, reason: "\(error)") }
      }
    }
  }

  /// Which model is meant; nil for all of them.
  private static func index(
    _ selection: ImportRequest.Selection, of names: [String], _ source: SourceFile
  ) throws(ImportError) -> Int? {
    switch selection {
    case .all: return nil
    case .only:
      guard names.count == 1 else { throw .ambiguous(path: source.path, names: names) }
      return 0
    case .one(let wanted):
      let index = names.firstIndex(of: wanted) ?? Int(wanted)
      guard let index, names.indices.contains(index) else {
        throw .unknownModel(path: source.path, wanted: wanted, names: names)
      }
      return index
    }
  }

  private static func notes(_ states: StateHandling) -> String {
    let mask =
      "Imported from a texture model whose player updates one random half of the cells, shifted at every step; here each cell draws for itself, also at 0.5."
    return switch states {
    case .bytes:
      "\(mask) States are held in the steps and the range of bytes, as there; perception and hidden units are not rounded."
    case .floats: "\(mask) States are floats without a limit, where its player holds them in bytes."
    }
  }

  /// The model's file, read back: what strangers put into metadata is checked by the reader of model files.
  private static func bytes(_ automaton: Automaton, _ source: SourceFile) throws(ImportError) -> Data {
    do {
      let data = try ModelFile.encode(automaton)
      _ = try ModelFile.decode(data, path: source.path)
      return data
    } catch let ModelFileError.invalid(_, reason) {
      throw .unusable(path: source.path, model: automaton.card.name, reason: reason)
    } catch {
      throw .unusable(path: source.path, model: automaton.card.name, reason: FileReason.describe(error))
    }
  }
}

extension Automaton {
  /// Puts a person's words into the card, and a plain name where there is none.
  fileprivate mutating func complete(_ text: CardText, from source: SourceFile) {
    card.name = (text.name ?? card.name).plainLine
    if card.name.isEmpty { card.name = source.stem.plainLine }
    if let author = text.author { card.author = author }
    if let license = text.license { card.license = license }
    if let credit = text.credit { card.credit = credit }
  }
}

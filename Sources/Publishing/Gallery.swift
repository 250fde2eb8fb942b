import Foundation
import Imaging
import NCAModel
import ShaderGen

/// A folder of pages with an index that shows a still of each and lets one of them live.
public struct Gallery: Sendable {
  /// Paths of the model files.
  public var models: [String]
  /// Where it goes; made when it is missing.
  public var folder: String
  public var options: ExportOptions
  /// Where the folder will stand on the web; pages then carry cards.
  public var site: SiteURL?

  public static let modelLimit = 500
  static let indexName = "index.html"

  public init(models: [String], folder: String, options: ExportOptions = ExportOptions(), site: SiteURL? = nil) {
    self.models = models
    self.folder = folder
    self.options = options
    self.site = site
  }

  /// Reads the models, grows their stills and writes everything: all of it, or nothing when something is wrong.
  ///
  /// - Parameters:
  ///   - template: the index's parts.
  ///   - isStopped: asked before each model; nothing is written after a yes.
  ///   - progress: told how many models are done, and the next one's name.
  /// - Returns: what was written; nil when stopped.
  /// - Throws: `ModelFileError` for a model that is refused, ``PublishingError``, ``ExportError``.
  public func write(
    template: PageTemplate = .gallery, isStopped: () -> Bool = { false },
    progress: (_ done: Int, _ name: String) -> Void = { _, _ in }
  ) throws -> [ExportSummary.File]? {
    guard !models.isEmpty else { throw ExportError.nothingToExport }
    guard models.count <= Self.modelLimit else { throw PublishingError.tooManyModels(models.count) }
    // Every model is read before the first is grown: a damaged one is told of at once.
    let automata = try models.map { try ModelFile.read(path: $0).signed(options) }
    let names = Self.pageNames(models)
    // So is a place where nothing can be written.
    _ = try writer(names.map { ($0 + ".html", Data()) })
    var files: [(name: String, data: Data)] = []
    var entries: [GalleryIndex.Entry] = []
    for (automaton, name) in zip(automata, names) {
      if isStopped() { return nil }
      progress(entries.count, name)
      let pictures = try Pictures(of: automaton, options, withCard: site != nil)
      let page = try PageModel(automaton, pageOptions)
      let card = site.map { SiteCard(page: page, file: name + ".html", picture: name + "-card.png", site: $0) }
      let text = try Page(page, head: card?.html ?? "", stills: pictures.stills).html
      files.append((name + ".html", Data(text.utf8)))
      files.append((name + ".png", pictures.thumbnail))
      if let picture = pictures.card { files.append((name + "-card.png", picture)) }
      entries.append(GalleryIndex.Entry(page: page, file: name))
    }
    let index = GalleryIndex(title: options.title ?? "Living textures", entries: entries, site: site)
    files.append((Self.indexName, Data(try index.html(template).utf8)))
    return try written(files)
  }

  /// The gallery's title is not its pages'.
  private var pageOptions: ExportOptions {
    var options = options
    options.title = nil
    return options
  }

  private func written(_ files: [(name: String, data: Data)]) throws(ExportError) -> [ExportSummary.File] {
    let writer = try writer(files)
    do { try writer.write() } catch { throw ExportError(error) }
    return writer.files.map { ExportSummary.File(path: $0.path, bytes: $0.data.count) }
  }

  private func writer(_ files: [(name: String, data: Data)]) throws(ExportError) -> FileWriter {
    var writer = FileWriter(protecting: models)
    do throws(FileWriterError) {
      try writer.addFolder(folder)
      for (name, data) in files { try writer.add(data, path: folder + (folder.hasSuffix("/") ? "" : "/") + name) }
    } catch { throw ExportError(error) }
    return writer
  }

  /// Names for the models' pages: their files', as far as every server, shell and system can bear them, each once.
  package static func pageNames(_ paths: [String]) -> [String] {
    var taken: Set<String> = ["index"]
    return paths.map { path in
      let base = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      let words = base.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      let plain = words.isEmpty ? "texture" : String(words.joined(separator: "-").prefix(80))
      let name = ([plain] + (2...Self.modelLimit + 1).lazy.map { "\(plain)-\($0)" }).first { !taken.contains($0) }!
      taken.insert(name)
      return name
    }
  }
}

extension Gallery {
  /// What stands for a model where it does not run.
  private struct Pictures {
    let thumbnail: Data
    let stills: [Data]
    let card: Data?

    init(of automaton: Automaton, _ options: ExportOptions, withCard: Bool) throws {
      thumbnail = try Poster.thumbnail.grow(automaton, options).pngData()
      stills = try Poster.stills(of: automaton, options)
      card = withCard ? try Poster.card.grow(automaton, options).pngData() : nil
    }
  }
}

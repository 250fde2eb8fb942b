import Foundation
import NCAModel

/// What to export and where to.
public struct ExportRequest: Sendable {
  /// Paths of the model files; several share one program in a dialect.
  public var models: [String]
  /// Path of the page, when one is wanted.
  public var page: String?
  /// Path of the script with the element `<nca-texture>`, when one is wanted.
  public var element: String?
  /// More elements for the page's head: trusted HTML.
  package var pageHead: @Sendable (PageModel) -> String = { _ in "" }
  /// Pictures of a texture for its page: see ``Page``.
  package var pageStills: @Sendable (Automaton) throws -> [Data] = { _ in [] }
  /// Files that go with the page.
  package var pictures: [DataFile] = []
  /// Files that hold the model in other forms.
  public var data: [DataFile] = []
  /// Dialects that are wanted, each in a folder of its own within ``folder``.
  public var dialects: [any Dialect]
  /// Folder of the dialects' folders; made when it is missing.
  public var folder: String
  public var options: ExportOptions

  public init(
    models: [String], page: String? = nil, dialects: [any Dialect] = [], folder: String = ".",
    options: ExportOptions = ExportOptions()
  ) {
    self.models = models
    self.page = page
    self.dialects = dialects
    self.folder = folder
    self.options = options
  }
}

extension ExportRequest {
  var isEmpty: Bool { page == nil && element == nil && data.isEmpty && dialects.isEmpty }

  /// A file that is made of the model alone.
  public struct DataFile: Sendable {
    public let path: String
    let content: @Sendable (Automaton) throws -> Data

    public init(path: String, content: @escaping @Sendable (Automaton) throws -> Data) {
      self.path = path
      self.content = content
    }
  }
}

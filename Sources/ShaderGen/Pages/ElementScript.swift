import NCAModel
import WebPlayer

/// One script that gives a page of somebody else's the element `<nca-texture>`, with a model.
public struct ElementScript: Equatable, Sendable {
  /// The script's text.
  public let text: String

  /// - Parameters:
  ///   - name: by which the element's attribute `model` picks the model where a page loads several scripts.
  ///   - template: a script with the tokens `{{name}}` and `{{model}}`.
  /// - Throws: ``ExportError/brokenTemplate(_:)``
  public init(_ model: PageModel, name: String, template: String = WebPlayer.element) throws(ExportError) {
    let parts: [String: String]
    do { parts = ["name": try Escaping.json(name), "model": try Escaping.json(model)] } catch {
      throw .brokenTemplate("\(error)")
    }
    text = try Self.header(model) + TemplateText.filled(template, parts)
  }

  /// What a reader of the script should know of the model.
  private static func header(_ model: PageModel) -> String {
    let lines = [Page.title(model) + (model.author.map { " by " + $0 } ?? ""), model.license, model.credit]
    return CommentText.block(lines.compactMap { $0 })
  }
}

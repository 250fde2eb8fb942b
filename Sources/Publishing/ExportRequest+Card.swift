import Foundation
import Imaging
import NCAModel
import ShaderGen

extension ExportRequest {
  /// The request with a card for its page: tags in its head, and beside it the picture that they name.
  ///
  /// - Throws: `ModelFileError` for a model that is refused, ``ExportError``.
  public func withCard(for site: SiteURL) throws -> ExportRequest {
    guard let page, let model = models.first else { return self }
    let place = URL(fileURLWithPath: page)
    let picture = place.deletingPathExtension().lastPathComponent + "-card.png"
    let file = place.lastPathComponent
    var request = self
    request.pageHead = { SiteCard(page: $0, file: file, picture: picture, site: site).html }
    let path = String(page.dropLast(file.count)) + picture
    request.pictures.append((path, try Poster.card.grow(ModelFile.read(path: model), options).pngData()))
    return request
  }
}

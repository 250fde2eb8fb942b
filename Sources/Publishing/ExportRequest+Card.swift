import Foundation
import Imaging
import NCAModel
import ShaderGen

extension ExportRequest {
  /// The request with pictures in its page: an icon, which devices show that cannot run the model.
  public func withStill() -> ExportRequest {
    var request = self
    request.pageStills = { [options] in try Poster.stills(of: $0, options) }
    return request
  }

  /// The request with a card for its page: tags in its head, and beside it the picture that they name.
  ///
  /// Of several models the first is shown.
  public func withCard(for site: SiteURL) -> ExportRequest {
    guard let page else { return self }
    let place = URL(fileURLWithPath: page)
    let picture = place.deletingPathExtension().lastPathComponent + "-card.png"
    let file = place.lastPathComponent
    var request = self
    request.pageHead = { SiteCard(page: $0, file: file, picture: picture, site: site).html }
    request.pictures.append(
      DataFile(path: String(page.dropLast(file.count)) + picture) { [options] automaton in
        try Poster.card.grow(automaton, options).pngData()
      })
    return request
  }
}

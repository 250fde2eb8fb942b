/// What a draw writes to: a texture for each output's location, all of one size.
public struct Framebuffer: Sendable {
  public let attachments: [Texture?]
  public let width: Int
  public let height: Int

  /// - Parameter attachments: by location; outputs without one are computed and dropped.
  /// - Throws: ``DrawError`` where sizes differ, or where there is nothing to draw to.
  public init(_ attachments: [Texture?]) throws(DrawError) {
    guard let first = attachments.compactMap(\.self).first else { throw .noAttachment }
    for case let texture? in attachments
    where texture.shape != .plane || (texture.width, texture.height) != (first.width, first.height) {
      throw .attachmentSizes
    }
    self.attachments = attachments
    width = first.width
    height = first.height
  }

  /// Draws to one texture, at location 0.
  public init(_ texture: Texture) throws(DrawError) { try self.init([texture]) }
}

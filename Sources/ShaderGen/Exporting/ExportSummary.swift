/// What an export wrote.
public struct ExportSummary: Equatable, Sendable, Encodable {
  public struct File: Equatable, Sendable, Encodable {
    public let path: String
    public let bytes: Int

    package init(path: String, bytes: Int) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// The first model's name, as it stands in its file.
  public let model: String
  public let channels: Int
  public let hidden: Int
  public let files: [File]
}

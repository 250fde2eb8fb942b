/// What each word of a version is that is no name.
struct WordTable: Sendable {
  let kinds: [String: Token.Kind]

  /// Built once a version: every word of every shader is looked up here.
  static func of(_ version: GLSLVersion) -> WordTable { version == .es100 ? es100 : es300 }

  private static let es100 = WordTable(version: .es100)
  private static let es300 = WordTable(version: .es300)

  private init(version: GLSLVersion) {
    var kinds: [String: Token.Kind] = [:]
    for word in ReservedWords(version: version).words { kinds[String(word)] = .reserved(String(word)) }
    for keyword in Keyword.allCases where keyword.exists(in: version) { kinds[keyword.rawValue] = .keyword(keyword) }
    self.kinds = kinds
  }
}

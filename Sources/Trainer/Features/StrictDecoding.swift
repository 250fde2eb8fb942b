/// An entry of a JSON object or array, known or not.
struct EntryKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) { (self.stringValue, intValue) = (stringValue, nil) }
  init(intValue: Int) { (stringValue, self.intValue) = (String(intValue), intValue) }

  /// A text from a file as it may stand in a message: short, quoted, line breaks escaped.
  static func quoted(_ text: String) -> String { String(text.prefix(40)).debugDescription }
}

extension Decoder {
  /// An object whose entries are all known: a misspelt one would silently mean its default.
  func strictContainer<Key: CodingKey & CaseIterable>(keyedBy: Key.Type) throws -> KeyedDecodingContainer<Key> {
    let known = Set(Key.allCases.map(\.stringValue))
    if let unknown = try container(keyedBy: EntryKey.self).allKeys.map(\.stringValue).sorted()
      .first(where: { !known.contains($0) })
    {
      let path = codingPath + [EntryKey(stringValue: EntryKey.quoted(unknown))]
      throw DecodingError.dataCorrupted(
        .init(codingPath: path, debugDescription: "no such entry; there are \(Key.names)"))
    }
    return try container(keyedBy: Key.self)
  }

  /// An error at this place of the file.
  func fault(_ reason: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: reason))
  }
}

extension CodingKey where Self: CaseIterable {
  /// All of them, for a message.
  static var names: String { allCases.map(\.stringValue).joined(separator: ", ") }
}

extension KeyedDecodingContainer {
  func decode<Value: Decodable>(forKey key: Key) throws -> Value { try decode(Value.self, forKey: key) }

  /// Numbers under a key; nil where there are none.
  ///
  /// The JSON decoder loses the place of numbers that do not fit their type: its error for them is its own.
  func numbers<Value: Decodable>(forKey key: Key) throws -> Value? {
    do { return try decodeIfPresent(Value.self, forKey: key) } catch  where !(error is DecodingError) {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "not a number that can be used here")
    }
  }

  /// Numbers that must be there.
  func requiredNumbers<Value: Decodable>(forKey key: Key) throws -> Value {
    if let value: Value = try numbers(forKey: key) { return value }
    return try decode(forKey: key)
  }
}

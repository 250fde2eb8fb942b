import Foundation

extension ModelFile {
  /// The bytes of an automaton's file: small objects indented, one matrix row a line.
  public static func encode(_ automaton: Automaton) throws -> Data {
    let architecture = automaton.architecture
    let shape = Body.Shape(
      channels: architecture.channels, hidden: architecture.hidden, perception: perceptionNames)
    let update: Body.Update
    switch automaton.updateMask {
    case .pair: update = .init(mask: .pair, rate: 0.5)
    case .independent(let rate): update = .init(mask: .independent, rate: rate)
    }
    let weights = automaton.weights
    let text = """
      {
        "format": "\(formatName)",
        "version": \(version),
        "architecture": \(try json(shape)),
        "update": \(try json(update)),
        "card": \(try json(automaton.card)),
        "weights": {
          "w1": \(matrix(weights.w1, columns: architecture.perceptionCount)),
          "b1": \(row(weights.b1[...])),
          "w2": \(matrix(weights.w2, columns: architecture.hidden))
        }
      }

      """
    return Data(text.utf8)
  }

  /// A value as JSON, nested two spaces deep.
  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    return text.replacingOccurrences(of: "\n", with: "\n  ")
  }

  private static func row(_ values: ArraySlice<Float>) -> String {
    "[" + values.map { $0.description }.joined(separator: ", ") + "]"
  }

  private static func matrix(_ values: [Float], columns: Int) -> String {
    let rows = stride(from: 0, to: values.count, by: columns).map {
      "      " + row(values[$0..<$0 + columns])
    }
    return "[\n" + rows.joined(separator: ",\n") + "\n    ]"
  }
}

/// One short sentence of a Foundation error, without domain names and object dumps.
enum FileReason {
  static func describe(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "\(place(context.codingPath + [key])) is missing"
    case DecodingError.typeMismatch(let type, let context):
      "\(place(context.codingPath)) is not \(name(type))"
    case DecodingError.valueNotFound(let type, let context):
      "\(place(context.codingPath)) is null where \(name(type)) is needed"
    case DecodingError.dataCorrupted(let context):
      context.codingPath.isEmpty
        ? "not valid JSON" : "\(place(context.codingPath)): \(context.debugDescription)"
    case let error as CocoaError where error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile:
      "no such file or folder"
    case let error as CocoaError
    where error.code == .fileReadNoPermission || error.code == .fileWriteNoPermission:
      "permission denied"
    case let error as CocoaError where error.code == .fileWriteOutOfSpace: "no space left"
    default: error.localizedDescription
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { text, key in
      text += key.intValue.map { "[\($0)]" } ?? (text.isEmpty ? "" : ".") + key.stringValue
    }
  }

  private static func name(_ type: Any.Type) -> String {
    switch type {
    case is String.Type: "text"
    case is Float.Type, is Double.Type: "a number"
    case is Int.Type: "a whole number"
    default: "of the expected shape"
    }
  }
}

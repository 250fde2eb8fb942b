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
    let quantization = try automaton.quantization.map { "\n  \"quantization\": \(try json($0))," } ?? ""
    let text = """
      {
        "format": "\(formatName)",
        "version": \(version),
        "architecture": \(try json(shape)),
        "update": \(try json(update)),\(quantization)
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

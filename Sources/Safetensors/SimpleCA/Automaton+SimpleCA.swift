import Foundation
import NCAModel

/// What a file's metadata says of an automaton beside its weights, as text.
private enum Field: String {
  case name, author, license, credit, notes, training, preview, mask, updateRate, quantization
  /// Says that the others mean what they mean here.
  case nca

  static let version = "1"

  enum Mask: String { case pair, independent }
}

extension Automaton {
  /// The bytes of a safetensors file with this automaton: its weights as tensors, all else as metadata.
  ///
  /// Reading it with ``init(safetensors:order:)`` gives the same automaton, bit for bit.
  public func safetensors() throws -> Data {
    var fields: [Field: String] = [.nca: Field.version]
    fields[.name] = card.name
    fields[.author] = card.author
    fields[.license] = card.license
    fields[.credit] = card.credit
    fields[.notes] = card.notes
    fields[.training] = try card.training.map(Self.json)
    fields[.preview] = card.preview?.base64EncodedString()
    fields[.quantization] = try quantization.map(Self.json)
    switch updateMask {
    case .pair: fields[.mask] = Field.Mask.pair.rawValue
    case .independent(let rate):
      fields[.mask] = Field.Mask.independent.rawValue
      fields[.updateRate] = rate.description
    }
    let metadata = Dictionary(uniqueKeysWithValues: fields.map { ($0.key.rawValue, $0.value) })
    return try SimpleCAState(weights: weights, metadata: metadata).encoded()
  }

  /// Reads an automaton from the bytes of a safetensors file.
  ///
  /// Of a file of another program the tensors alone count: its cells update independently at 0.5.
  /// - Throws: ``SimpleCAError``.
  public init(safetensors data: Data, order: PerceptionOrder = .channel) throws(SimpleCAError) {
    let state = try SimpleCAState(data: data, order: order)
    let isOurs = state.metadata[Field.nca.rawValue] == Field.version
    func text(_ field: Field) -> String? { isOurs ? state.metadata[field.rawValue] : nil }
    var card = ModelCard(name: text(.name) ?? "")
    card.author = text(.author)
    card.license = text(.license)
    card.credit = text(.credit)
    card.notes = text(.notes)
    card.training = try Self.value(text(.training), .training)
    if let preview = text(.preview) {
      guard let bytes = Data(base64Encoded: preview) else {
        throw .metadata(Field.preview.rawValue, reason: "it is no base64")
      }
      card.preview = bytes
    }
    self.init(
      weights: state.weights, updateMask: try Self.mask(text(.mask), rate: text(.updateRate)),
      quantization: try Self.value(text(.quantization), .quantization), card: card)
  }

  private static func mask(_ name: String?, rate: String?) throws(SimpleCAError) -> UpdateMask {
    guard let name else { return .independent(rate: 0.5) }
    switch Field.Mask(rawValue: name) {
    case .pair: return .pair
    case .independent:
      guard let rate = rate.flatMap(Float.init), rate > 0, rate <= 1 else {
        throw .metadata(Field.updateRate.rawValue, reason: "it must be a number above 0 and not above 1")
      }
      return .independent(rate: rate)
    case nil: throw .metadata(Field.mask.rawValue, reason: "it must be pair or independent")
    }
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func value<Value: Decodable>(_ text: String?, _ field: Field) throws(SimpleCAError) -> Value? {
    guard let text else { return nil }
    do { return try JSONDecoder().decode(Value.self, from: Data(text.utf8)) } catch {
      throw .metadata(field.rawValue, reason: FileReason.describe(error))
    }
  }
}

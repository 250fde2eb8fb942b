import Foundation

/// The `.nca` file: versioned JSON that a person can read.
///
///     { "format": "nca", "version": 1,
///       "architecture": { "channels": 4, "hidden": 8, "perception": ["identity", "sobelX", "sobelY", "laplacian"] },
///       "update": { "mask": "pair", "rate": 0.5 },
///       "card": { "name": "gravel", … },
///       "weights": { "w1": [[…], …], "b1": […], "w2": [[…], …] } }
///
/// A model trained for eight bits has "quantization" besides, and weights that are rounded already. One that claims
/// to be exact is refused unless its weights prove it.
/// Matrices are arrays of rows; numbers are the shortest decimals that give the same float back.
public enum ModelFile {
  public static let formatName = "nca"
  public static let version = 1
  /// No model is larger than this.
  public static let byteLimit = 16 << 20

  /// Reads a model file.
  ///
  /// - Throws: ``ModelFileError`` for a file that is missing, damaged, unknown or impossible.
  public static func read(path: String) throws(ModelFileError) -> Automaton {
    let data: Data
    do {
      // Size before content: a huge file is refused without being read.
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      if let bytes = attributes[.size] as? Int, bytes > byteLimit {
        throw ModelFileError.tooLarge(path: path, bytes: bytes)
      }
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let error as ModelFileError {
      throw error
    } catch {
      throw .unreadable(path: path, reason: FileReason.describe(error))
    }
    return try decode(data, path: path)
  }

  /// Reads a model from the bytes of a file; `path` is what errors call it.
  public static func decode(_ data: Data, path: String) throws(ModelFileError) -> Automaton {
    let header: Header
    do { header = try JSONDecoder().decode(Header.self, from: data) } catch {
      // Valid JSON of another program and bytes that are no JSON deserve different answers.
      let isJSON = (try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) != nil
      throw isJSON ? .notAModel(path: path) : .damaged(path: path, reason: "not valid JSON")
    }
    guard header.format == formatName else { throw .notAModel(path: path) }
    guard header.version == version else {
      throw .unknownVersion(path: path, version: header.version)
    }
    let body: Body
    do { body = try JSONDecoder().decode(Body.self, from: data) } catch {
      throw .damaged(path: path, reason: FileReason.describe(error))
    }
    do { return try body.automaton() } catch {
      throw .invalid(path: path, reason: "\(error)")
    }
  }

  /// Writes a model file, whole or not at all.
  public static func write(_ automaton: Automaton, path: String) throws(ModelFileError) {
    do {
      try encode(automaton).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unwritable(path: path, reason: FileReason.describe(error))
    }
  }
}

extension ModelFile {
  /// What every version of the file begins with.
  struct Header: Decodable {
    let format: String
    let version: Int
  }

  /// Version 1's content as it stands in JSON.
  struct Body: Decodable {
    struct Shape: Codable {
      let channels: Int
      let hidden: Int
      let perception: [String]
    }
    struct Update: Codable {
      enum Mask: String, Codable { case independent, pair }
      let mask: Mask
      let rate: Float
    }
    struct Matrices: Decodable {
      let w1: [[Float]]
      let b1: [Float]
      let w2: [[Float]]
    }
    let architecture: Shape
    let update: Update
    let quantization: Quantization?
    let card: ModelCard?
    let weights: Matrices

    func automaton() throws -> Automaton {
      let shape = try Architecture(channels: architecture.channels, hidden: architecture.hidden)
      guard architecture.perception == ModelFile.perceptionNames else {
        throw ModelContentError.perception(architecture.perception)
      }
      try Self.checkRows(weights.w1, .w1, columns: shape.perceptionCount)
      try Self.checkRows(weights.w2, .w2, columns: shape.hidden)
      let mask: UpdateMask
      switch update.mask {
      case .pair:
        guard update.rate == 0.5 else { throw ModelContentError.pairRate(update.rate) }
        mask = .pair
      case .independent:
        guard update.rate > 0, update.rate <= 1 else { throw ModelContentError.rate(update.rate) }
        mask = .independent(rate: update.rate)
      }
      if let quantization, !quantization.isValid { throw ModelContentError.quantization }
      if let preview = card?.preview, preview.count > ModelCard.previewLimit {
        throw ModelContentError.preview(preview.count)
      }
      let numbers = try Weights(
        architecture: shape, w1: Array(weights.w1.joined()), b1: weights.b1, w2: Array(weights.w2.joined()))
      if let quantization, quantization.isExact { _ = try quantization.exactness(of: numbers) }
      return Automaton(
        weights: numbers, updateMask: mask, quantization: quantization, card: card ?? ModelCard())
    }

    private static func checkRows(_ rows: [[Float]], _ matrix: WeightsError.Matrix, columns: Int) throws {
      if let row = rows.firstIndex(where: { $0.count != columns }) {
        throw ModelContentError.row(matrix, row: row, found: rows[row].count, expected: columns)
      }
    }
  }

  static let perceptionNames = PerceptionFilter.allCases.map { "\($0)" }
}

/// A readable file whose content makes no automaton.
enum ModelContentError: Error, CustomStringConvertible {
  case perception([String])
  case row(WeightsError.Matrix, row: Int, found: Int, expected: Int)
  case rate(Float)
  case pairRate(Float)
  case quantization
  case preview(Int)

  var description: String {
    switch self {
    case .perception:
      "architecture.perception must be \(ModelFile.perceptionNames.joined(separator: ", "))"
    case .row(let matrix, let row, let found, let expected):
      "row \(row) of weights.\(matrix.rawValue) has \(found) numbers where the architecture needs \(expected)"
    case .rate(let rate): "update.rate is \(rate); it must lie above 0 and not above 1"
    case .pairRate(let rate): "update.rate is \(rate); the pair mask updates at 0.5"
    case .quantization: "quantization must have a stateLimit, scales and levels above 0"
    case .preview(let bytes): "card.preview has \(bytes) bytes; \(ModelCard.previewLimit) is the most"
    }
  }
}

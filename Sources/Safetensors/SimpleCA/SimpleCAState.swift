import Foundation
import NCAModel

/// A rule as the published PyTorch notebook holds it, in the safetensors format.
///
/// `w1.weight` `[hidden, 4·channels]`, `w1.bias` `[hidden]` and `w2.weight` `[channels, hidden]`, matrices with or
/// without the two trailing ones of a 1×1 convolution. Filters, update and the 0.5 that is added to show rgb are
/// those of ``PerceptionFilter`` and ``Automaton``, so that the numbers mean the same on both sides.
/// Source: Niklasson et al., "Self-Organising Textures", Distill 2021.
public struct SimpleCAState: Equatable, Sendable {
  /// What stands in the file's metadata besides, each as text.
  public var metadata: [String: String]
  public var weights: Weights

  /// Names of the tensors.
  enum Name: String, CaseIterable {
    case w1 = "w1.weight"
    case b1 = "w1.bias"
    case w2 = "w2.weight"
  }

  /// The second layer's bias, which these rules lack; zeros are let pass.
  static let secondBias = "w2.bias"

  public init(weights: Weights, metadata: [String: String] = [:]) {
    self.weights = weights
    self.metadata = metadata
  }

  /// Reads the bytes of a safetensors file.
  ///
  /// A bias of the second layer becomes a hidden unit that is always 1.
  /// - Throws: ``SimpleCAError`` for a file that is damaged, lacks a tensor or holds others.
  public init(data: Data, order: PerceptionOrder = .channel) throws(SimpleCAError) {
    let file: SafetensorsFile<ArrayTensor>
    let known = Set(Name.allCases.map(\.rawValue) + [Self.secondBias])
    var unknown: [String] = []
    do {
      // Names first: foreign tensors may be of any type and size.
      unknown = try SafetensorsContents(data: data).shapes.keys.filter { !known.contains($0) }.sorted()
      file = try SafetensorsFile(data: data) { known.contains($0) }
    } catch { throw .damaged(error) }
    guard unknown.isEmpty else { throw .unknown(unknown) }
    metadata = file.metadata
    weights = try Self.weights(file.tensors, order)
  }

  /// The bytes of a safetensors file with these numbers, all float32.
  public func encoded() throws -> Data {
    let shape = weights.architecture
    return try SafetensorsFile(
      tensors: [
        Name.w1.rawValue: ArrayTensor(shape: [shape.hidden, shape.perceptionCount], values: weights.w1),
        Name.b1.rawValue: ArrayTensor(shape: [shape.hidden], values: weights.b1),
        Name.w2.rawValue: ArrayTensor(shape: [shape.channels, shape.hidden], values: weights.w2),
      ], metadata: metadata
    ).encoded()
  }

  private static func weights(
    _ tensors: [String: ArrayTensor], _ order: PerceptionOrder
  ) throws(SimpleCAError) -> Weights {
    let filters = PerceptionFilter.allCases.count
    let w1 = try matrix(tensors, .w1, expected: "[hidden, \(filters)·channels]")
    let w2 = try matrix(tensors, .w2, expected: "[channels, hidden]")
    let (hidden, channels) = (w1.rows, w2.rows)
    let shape: Architecture
    do { shape = try Architecture(channels: channels, hidden: hidden) } catch { throw .architecture(error) }
    guard w1.columns == shape.perceptionCount else {
      throw .shape(Name.w1.rawValue, found: [hidden, w1.columns], expected: "[\(hidden), \(shape.perceptionCount)]")
    }
    guard w2.columns == hidden else {
      throw .shape(Name.w2.rawValue, found: [channels, w2.columns], expected: "[\(channels), \(hidden)]")
    }
    guard let b1 = tensors[Name.b1.rawValue] else { throw .missing(Name.b1.rawValue) }
    guard b1.shape == [hidden] else { throw .shape(Name.b1.rawValue, found: b1.shape, expected: "[\(hidden)]") }
    let columns = (0..<channels).flatMap { channel in
      (0..<filters).map { order.column(channel: channel, filter: $0, channels: channels, filters: filters) }
    }
    let sorted = (0..<hidden).flatMap { unit in columns.map { w1.values[unit * w1.columns + $0] } }
    let rule: Weights
    do { rule = try Weights(architecture: shape, w1: sorted, b1: b1.values, w2: w2.values) } catch {
      throw .weights(error)
    }
    guard let bias = tensors[secondBias], bias.values.contains(where: { $0 != 0 }) else { return rule }
    guard bias.shape == [channels] else { throw .shape(secondBias, found: bias.shape, expected: "[\(channels)]") }
    do { return try rule.adding(units: [ConstantUnit(value: 1, weights: bias.values)]) } catch {
      throw (error as? ArchitectureError).map { .architecture($0) } ?? .metadata(secondBias, reason: "\(error)")
    }
  }

  private static func matrix(
    _ tensors: [String: ArrayTensor], _ name: Name, expected: String
  ) throws(SimpleCAError) -> (rows: Int, columns: Int, values: [Float]) {
    guard let tensor = tensors[name.rawValue] else { throw .missing(name.rawValue) }
    let shape = tensor.shape
    guard shape.count == 2 || shape.count == 4 && shape[2...] == [1, 1] else {
      throw .shape(name.rawValue, found: shape, expected: expected)
    }
    return (shape[0], shape[1], tensor.values)
  }
}

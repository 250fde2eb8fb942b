/// The trained numbers of a rule, each matrix row-major.
public struct Weights: Equatable, Sendable {
  /// The shape that the arrays below have.
  public let architecture: Architecture
  /// First layer, `[hidden, 4·channels]`; column `channel * 4 + filter`.
  public let w1: [Float]
  /// First layer's bias, `[hidden]`.
  public let b1: [Float]
  /// Second layer, `[channels, hidden]`, without bias.
  public let w2: [Float]

  /// Checks and holds a rule's weights.
  ///
  /// - Throws: ``WeightsError`` when an array's length does not fit the architecture or a number is not finite.
  public init(architecture: Architecture, w1: [Float], b1: [Float], w2: [Float]) throws(WeightsError) {
    let expected: [(WeightsError.Matrix, [Float], Int)] = [
      (.w1, w1, architecture.hidden * architecture.perceptionCount),
      (.b1, b1, architecture.hidden),
      (.w2, w2, architecture.channels * architecture.hidden),
    ]
    for (matrix, values, count) in expected {
      guard values.count == count else {
        throw .count(matrix, found: values.count, expected: count)
      }
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(matrix, index: index)
      }
    }
    self.architecture = architecture
    self.w1 = w1
    self.b1 = b1
    self.w2 = w2
  }
}

/// What is wrong with a rule's numbers.
public enum WeightsError: Error, Equatable, CustomStringConvertible {
  public enum Matrix: String, Sendable { case w1, b1, w2 }
  case count(Matrix, found: Int, expected: Int)
  case notFinite(Matrix, index: Int)

  public var description: String {
    switch self {
    case .count(let matrix, let found, let expected):
      "weights.\(matrix.rawValue) has \(found) numbers where the architecture needs \(expected)"
    case .notFinite(let matrix, let index):
      "weights.\(matrix.rawValue) holds a number that is not finite at index \(index)"
    }
  }
}

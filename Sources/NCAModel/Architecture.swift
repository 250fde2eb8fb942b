/// The shape of an automaton's rule: how many channels a cell has and how many hidden units think for it.
///
/// The rule is `dx = w2 · relu(w1 · perception + b1)`. Perception holds four numbers a channel
/// (see ``PerceptionFilter``), at index `channel * 4 + filter`.
public struct Architecture: Hashable, Sendable {
  /// Floats a cell; the first three are shown as red, green and blue.
  public let channels: Int
  /// Units of the hidden layer.
  public let hidden: Int

  /// Channel counts that a rule may have: rgb and at least one to think with.
  public static let channelRange = 4...32
  /// Hidden layer widths that a rule may have.
  public static let hiddenRange = 1...512

  /// Describes a rule's shape.
  ///
  /// - Throws: ``ArchitectureError`` when a count lies outside ``channelRange`` or ``hiddenRange``.
  public init(channels: Int, hidden: Int) throws(ArchitectureError) {
    guard Self.channelRange.contains(channels) else { throw .channels(channels) }
    guard Self.hiddenRange.contains(hidden) else { throw .hidden(hidden) }
    self.channels = channels
    self.hidden = hidden
  }

  /// Length of the perception vector: four filters for each channel.
  public var perceptionCount: Int { channels * PerceptionFilter.allCases.count }

  /// Number of trained numbers: w1 `[hidden, 4·channels]`, b1 `[hidden]`, w2 `[channels, hidden]`.
  public var parameterCount: Int { hidden * perceptionCount + hidden + channels * hidden }
}

/// A count outside the range that automata here may have.
public enum ArchitectureError: Error, Equatable, CustomStringConvertible {
  case channels(Int)
  case hidden(Int)

  public var description: String {
    switch self {
    case .channels(let count):
      "channels is \(count); it must be \(Architecture.channelRange.lowerBound) to \(Architecture.channelRange.upperBound) (rgb and at least one more)"
    case .hidden(let count):
      "hidden is \(count); it must be \(Architecture.hiddenRange.lowerBound) to \(Architecture.hiddenRange.upperBound)"
    }
  }
}

/// The four fixed 3×3 filters with which a cell sees itself and its neighbours on the torus.
///
/// Applied as cross-correlation; row 0 of a kernel lies above the cell, column 0 to its left.
/// Source: Niklasson et al., "Self-Organising Textures", Distill 2021.
public enum PerceptionFilter: Int, CaseIterable, Sendable {
  case identity, sobelX, sobelY, laplacian

  /// The filter's weights `[3, 3]`, row-major.
  public var kernel: [Float] {
    switch self {
    case .identity: [0, 0, 0, 0, 1, 0, 0, 0, 0]
    case .sobelX: [-1, 0, 1, -2, 0, 2, -1, 0, 1]
    case .sobelY: [-1, -2, -1, 0, 0, 0, 1, 2, 1]
    case .laplacian: [1, 2, 1, 2, -12, 2, 1, 2, 1]
    }
  }

  /// How much the filter amplifies, rounded to a power of two: what published models divide it by.
  public var gain: Float { self == .identity ? 1 : 8 }

  /// The largest of all gains.
  static let largestGain = allCases.map(\.gain).max() ?? 1

  /// The largest sum of states within ±1, and the largest part of it in any order.
  public var largestSum: Float { kernel.reduce(0) { $0 + abs($1) } }
}

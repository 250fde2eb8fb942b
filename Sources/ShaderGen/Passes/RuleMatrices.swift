import NCAModel

/// How weights are written down.
public enum WeightPrecision: String, CaseIterable, Sendable {
  /// Whole numbers of eight bits with one scale a matrix, where they lose little; see ``WeightLoss``.
  case bytes
  /// The floats as they are.
  case full
}

/// A rule's two layers as 4×4 matrices, padded with zeros to whole ones.
struct RuleMatrices {
  private let architecture: Architecture
  private let numbers: Numbers
  /// Follows the names of variables, so that several rules stand in one function.
  private let suffix: String

  /// What stands in the matrices.
  private enum Numbers {
    case floats(Weights)
    /// Whole numbers with their scales; filters are divided by their gain. `hidden` is an exact model's rounding.
    case codes(WeightCodes, Quantization.Scales, hidden: HiddenRounding?)
  }

  init(_ weights: Weights, suffix: String = "") {
    architecture = weights.architecture
    numbers = .floats(weights)
    self.suffix = suffix
  }

  /// Writes the codes that a quantization gives the weights.
  init(_ weights: Weights, _ quantization: Quantization, suffix: String = "") {
    architecture = weights.architecture
    numbers = .codes(quantization.codes(weights), quantization.scales, hidden: quantization.hidden)
    self.suffix = suffix
  }

  private var groups: Range<Int> { 0..<(architecture.channels + 3) / 4 }
  private var blocks: Range<Int> { 0..<(architecture.hidden + 3) / 4 }

  private func sum(_ group: Int) -> Variable {
    Variable((groups.count == 1 ? "d" : "d\(group)") + suffix, .vec4)
  }

  /// What a step adds to the four channels of a group, once ``think(perception:)`` has been done.
  func change(_ group: Int) -> Expression {
    switch numbers {
    case .floats: sum(group).value
    case .codes(_, let scales, let hidden): .float(scales.w2 * (hidden?.unit ?? 1)) * sum(group).value
    }
  }

  /// `d = w2 · relu(w1 · perception + b1)`, four hidden units at a time.
  ///
  /// - Parameter perception: for each group the four filters' results, `[groups][filters]`.
  func think(perception: [[Variable]]) -> [Statement] {
    let h = Variable("h" + suffix, .vec4)
    return blocks.flatMap { block -> [Statement] in
      let products = groups.flatMap { group in
        PerceptionFilter.allCases.map { first(block, group, $0) * perception[group][$0.rawValue].value }
      }
      let activation = activation(block, products)
      let changes = groups.map { Declarator(sum($0).name, second($0, block) * h.value) }
      guard block > 0 else {
        return [.declare(.vec4, [.init(h.name, activation)]), .declare(.vec4, changes)]
      }
      return [.assign(h, activation)]
        + groups.map { .update(sum($0), .add, second($0, block) * h.value) }
    }
  }

  /// Four hidden units; those of an exact model in their own unit, as whole numbers.
  private func activation(_ block: Int, _ products: [Expression]) -> Expression {
    let rows = (0..<4).map { 4 * block + $0 }
    switch numbers {
    case .floats(let weights):
      let bias = Expression.construct(
        .vec4, rows.map { .float(Self.element(weights.b1, $0, 0, columns: 1)) })
      return .builtin(.max, [products.reduce(bias, +), .float(0)])
    case .codes(let codes, let scales, let hidden):
      let unit = hidden?.unit ?? 1
      let bias = Expression.construct(.vec4, rows.map { .int(Self.element(codes.b1, $0, 0, columns: 1)) })
      let sum = products.dropFirst().reduce(products[0], +)
      let scaled = bias * .float(scales.b1 / unit) + .float(scales.w1 / unit) * sum
      guard let hidden else { return .builtin(.max, [scaled, .float(0)]) }
      let held = Expression.builtin(.clamp, [scaled, .float(0), .float(Float(hidden.levels))])
      return .builtin(.floor, [held + .float(0.5)])
    }
  }

  /// From one filter of a group's channels to four hidden units.
  private func first(_ block: Int, _ group: Int, _ filter: PerceptionFilter) -> Expression {
    let filters = PerceptionFilter.allCases.count
    return matrix(columns: architecture.perceptionCount, \.w1, \.w1) { row, column in
      (4 * block + row, (4 * group + column) * filters + filter.rawValue)
    }
  }

  /// From four hidden units to a group's channels.
  private func second(_ group: Int, _ block: Int) -> Expression {
    matrix(columns: architecture.hidden, \.w2, \.w2) { row, column in (4 * group + row, 4 * block + column) }
  }

  private func matrix(
    columns: Int, _ floats: KeyPath<Weights, [Float]>, _ integers: KeyPath<WeightCodes, [Int]>,
    _ place: (_ row: Int, _ column: Int) -> (row: Int, column: Int)
  ) -> Expression {
    .construct(
      .mat4,
      (0..<4).flatMap { column in
        (0..<4).map { row -> Expression in
          let place = place(row, column)
          return switch numbers {
          case .floats(let weights):
            .float(Self.element(weights[keyPath: floats], place.row, place.column, columns: columns))
          case .codes(let codes, _, _):
            .int(Self.element(codes[keyPath: integers], place.row, place.column, columns: columns))
          }
        }
      })
  }

  private static func element(_ values: [Float], _ row: Int, _ column: Int, columns: Int) -> Float {
    isInside(values.count, row, column, columns) ? values[row * columns + column] : 0
  }

  private static func element(_ values: [Int], _ row: Int, _ column: Int, columns: Int) -> Int32 {
    isInside(values.count, row, column, columns) ? Int32(values[row * columns + column]) : 0
  }

  private static func isInside(_ count: Int, _ row: Int, _ column: Int, _ columns: Int) -> Bool {
    column < columns && row < count / columns
  }
}

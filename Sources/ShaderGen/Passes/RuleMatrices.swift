import NCAModel

/// A rule's two layers as 4×4 matrices, padded with zeros to whole ones.
struct RuleMatrices {
  private let weights: Weights

  init(_ weights: Weights) { self.weights = weights }

  private var groups: Range<Int> { 0..<(weights.architecture.channels + 3) / 4 }
  private var blocks: Range<Int> { 0..<(weights.architecture.hidden + 3) / 4 }

  /// What a step adds to the channels of one texture.
  func change(_ group: Int) -> Variable {
    Variable(groups.count == 1 ? "d" : "d\(group)", .vec4)
  }

  /// `d = w2 · relu(w1 · perception + b1)`, four hidden units at a time.
  ///
  /// - Parameter perception: for each texture the four filters' results, `[textures][filters]`.
  func think(perception: [[Variable]]) -> [Statement] {
    let h = Variable("h", .vec4)
    return blocks.flatMap { block -> [Statement] in
      var sum = bias(block)
      for group in groups {
        for filter in PerceptionFilter.allCases {
          sum = sum + first(block, group, filter) * perception[group][filter.rawValue].value
        }
      }
      let activation = Expression.builtin(.max, [sum, .float(0)])
      let changes = groups.map { Declarator(change($0).name, second($0, block) * h.value) }
      guard block > 0 else {
        return [.declare(.vec4, [.init(h.name, activation)]), .declare(.vec4, changes)]
      }
      return [.assign(h, activation)]
        + groups.map { .update(change($0), .add, second($0, block) * h.value) }
    }
  }

  private func bias(_ block: Int) -> Expression {
    .construct(
      .vec4, (0..<4).map { row in .float(element(weights.b1, 4 * block + row, 0, columns: 1)) })
  }

  /// From one filter of a texture's channels to four hidden units.
  private func first(_ block: Int, _ group: Int, _ filter: PerceptionFilter) -> Expression {
    let filters = PerceptionFilter.allCases.count
    return matrix { row, column in
      element(
        weights.w1, 4 * block + row, (4 * group + column) * filters + filter.rawValue,
        columns: weights.architecture.perceptionCount)
    }
  }

  /// From four hidden units to a texture's channels.
  private func second(_ group: Int, _ block: Int) -> Expression {
    matrix { row, column in
      element(
        weights.w2, 4 * group + row, 4 * block + column, columns: weights.architecture.hidden)
    }
  }

  private func element(_ values: [Float], _ row: Int, _ column: Int, columns: Int) -> Float {
    guard column < columns, row < values.count / columns else { return 0 }
    return values[row * columns + column]
  }

  private func matrix(_ element: (_ row: Int, _ column: Int) -> Float) -> Expression {
    .construct(
      .mat4,
      (0..<4).flatMap { column in (0..<4).map { row in .float(element(row, column)) } })
  }
}

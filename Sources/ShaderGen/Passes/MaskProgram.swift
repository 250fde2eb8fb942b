import NCAModel

/// The update mask as unsigned arithmetic, from the constants of ``MaskHash``.
package struct MaskProgram {
  private let mask: UpdateMask

  package init(_ mask: UpdateMask) { self.mask = mask }

  /// At rate 1 every cell updates and nothing need be drawn.
  private var isNeeded: Bool { mask.rate < 1 }

  private static let halves = Variable("m", .uvec2)

  /// One round of the hash: (left, right) after absorbing a word with a round constant.
  private static var absorb: Function {
    let halves = Variable("m", .uvec2), word = Variable("w", .uint), constant = Variable("k", .uint)
    let t = Variable("t", .uint)
    let low = Expression.uint(4095)
    let product = t.value * ((t.value + constant.value) & low)
    return Function(
      FunctionName("absorb", .uvec2), [halves, word, constant],
      [
        .declare(.uint, [.init(t.name, (halves.value.y + word.value) & low)]),
        .exit(ValueType.uvec2(t.value, (halves.value.x + (product >> .uint(6))) & low)),
      ])
  }

  package var functions: [Function] { isNeeded ? [Self.absorb] : [] }

  /// Ends the pass for cells that do not update in this step.
  package func exitIfIdle(x: Expression, y: Expression) -> [Statement] {
    guard isNeeded else { return [] }
    let m = Self.halves.value
    let column: Expression
    let isIdle: Expression
    switch mask {
    case .pair:
      column = x >> .int(1)
      // The draw's top bit, bit 23, names the column of the pair that updates.
      isIdle = (m.x >> .uint(11)).compared(.notEqual, ValueType.uint(x & .int(1)))
    case .independent:
      column = x
      isIdle = ((m.x << .uint(12)) | m.y).compared(.greaterOrEqual, .uint(mask.threshold))
    }
    let seed = Expression.uniform(.seed), step = Expression.uniform(.step)
    var words = [seed, seed >> .uint(12), seed >> .uint(24), step, step >> .uint(12)]
    words += [ValueType.uint(y), ValueType.uint(column)]
    words += Array(repeating: .uint(MaskHash.finalWord), count: MaskHash.finalRounds)

    let constants = MaskHash.roundConstants
    var absorbed = words.enumerated().map { round, word in (word, constants[round % constants.count]) }
    // What all cells of a row share comes first, so that a compiler may lift it; two statements keep lines short.
    let rest = absorbed[5...]
    absorbed.removeSubrange(5...)
    let initial = MaskHash.initialHalves
    let start = ValueType.uvec2(.uint(initial.left), .uint(initial.right))
    return [
      .declare(.uvec2, [.init(Self.halves.name, absorbed.reduce(start, Self.absorbing))]),
      .assign(Self.halves, rest.reduce(m, Self.absorbing)),
      .branch(isIdle, then: [.exit()]),
    ]
  }

  private static func absorbing(_ halves: Expression, _ word: (Expression, UInt32)) -> Expression {
    absorb(halves, word.0, .uint(word.1))
  }
}

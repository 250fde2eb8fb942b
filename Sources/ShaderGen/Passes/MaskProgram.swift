import NCAModel

/// The update mask as unsigned arithmetic, from the constants of ``MaskHash``.
package struct MaskProgram {
  private let mask: UpdateMask

  package init(_ mask: UpdateMask) { self.mask = mask }

  /// At rate 1 every cell updates and nothing need be drawn.
  private var isNeeded: Bool { mask.rate < 1 }

  /// The hash's left half, right half and next round constant.
  private static let hash = Variable("m", .uvec3)

  /// One round: absorbs a word and passes on the other round constant.
  private static var absorb: Function {
    precondition(MaskHash.roundConstants.count == 2, "two round constants take turns")
    let word = Variable("k", .uint)
    let t = Variable("t", .uint)
    let m = hash.value
    let low = Expression.uint(4095)
    let product = t.value * ((t.value + m.z) & low)
    let right = (m.x + (product >> .int(6))) & low
    let constant = .uint(MaskHash.roundConstants.reduce(0, +)) - m.z
    return Function(
      FunctionName("hash", .uvec3), [hash, word],
      [
        .declare(.uint, [.init(t.name, (m.y + word.value) & low)]),
        .exit(ValueType.uvec3(t.value, right, constant)),
      ])
  }

  package var functions: [Function] { isNeeded ? [Self.absorb] : [] }

  /// Ends the pass for cells that do not update in this step.
  package func exitIfIdle(x: Expression, y: Expression) -> [Statement] {
    guard isNeeded else { return [] }
    let m = Self.hash.value
    let column: Expression
    let isIdle: Expression
    switch mask {
    case .pair:
      column = x >> .int(1)
      // The draw's top bit, bit 23, names the column of the pair that updates.
      isIdle = (m.x >> .int(11)).compared(.notEqual, ValueType.uint(x & .int(1)))
    case .independent:
      column = x
      isIdle = ((m.x << .int(12)) | m.y).compared(.greaterOrEqual, .uint(mask.threshold))
    }
    let seed = Expression.uniform(.seed)
    let step = Expression.uniform(.step)
    var words = [seed, seed >> .int(12), seed >> .int(24), step, step >> .int(12)]
    words += [ValueType.uint(y), ValueType.uint(column)]
    words += Array(repeating: .uint(MaskHash.finalWord), count: MaskHash.finalRounds)

    let start = MaskHash.initialHalves
    let initial = ValueType.uvec3(
      .uint(start.left), .uint(start.right), .uint(MaskHash.roundConstants[0]))
    return [
      .declare(.uvec3, [.init(Self.hash.name, words.reduce(initial) { Self.absorb($0, $1) })]),
      .branch(isIdle, then: [.exit()]),
    ]
  }
}

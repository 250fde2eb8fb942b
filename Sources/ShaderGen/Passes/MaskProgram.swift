import NCAModel

/// The update mask as arithmetic of the host's kind, from the constants of ``MaskHash``.
package struct MaskProgram {
  private let mask: UpdateMask
  private let arithmetic: CellArithmetic
  /// Thins the updates out.
  private let light: Light?

  package init(_ mask: UpdateMask, _ profile: HostProfile) {
    self.mask = mask
    arithmetic = CellArithmetic(profile.arithmetic)
    light = Light(profile)
  }

  /// At rate 1 every cell updates and nothing need be drawn.
  private var isNeeded: Bool { mask.rate < 1 || light != nil }
  private var hasIntegers: Bool { arithmetic.kind == .integers }
  private var word: ValueType { hasIntegers ? .uint : .float }
  private var halves: ValueType { hasIntegers ? .uvec3 : .vec3 }

  /// The hash's left half, right half and next round constant.
  private var hash: Variable { Variable("m", halves) }

  private func constant(_ value: UInt32) -> Expression { hasIntegers ? .uint(value) : .float(Float(value)) }

  /// The lowest 12 bits.
  private func low(_ value: Expression) -> Expression {
    hasIntegers ? value & .uint(4095) : .builtin(.mod, [value, .float(4096)])
  }

  /// The bits above the lowest `count`.
  private func high(_ value: Expression, above count: Int32) -> Expression {
    // The inverse of a power of two is exact.
    hasIntegers
      ? value >> .int(count) : .builtin(.floor, [value * .float(1 / Float(1 << count))])
  }

  /// One round: absorbs a word and passes on the other round constant.
  private var absorb: Function {
    precondition(MaskHash.roundConstants.count == 2, "two round constants take turns")
    let absorbed = Variable("k", word)
    let t = Variable("t", word)
    let m = hash.value
    let product = t.value * low(t.value + m.z)
    let right = low(m.x + high(product, above: 6))
    let next = constant(MaskHash.roundConstants.reduce(0, +)) - m.z
    return Function(
      FunctionName("hash", halves), [hash, absorbed],
      [
        .declare(word, [.init(t.name, low(m.y + absorbed.value))]),
        .exit(.construct(halves, [t.value, right, next])),
      ])
  }

  package var functions: [Function] { isNeeded ? [absorb] : [] }

  var uniforms: [Uniform] {
    isNeeded ? [Uniform(.seed, arithmetic.kind), Uniform(.step, arithmetic.kind)] : []
  }

  /// Declares the draw of a column, or of a pair of columns, in a row.
  private func draw(_ column: Expression, y: Expression) -> Statement {
    let seed = arithmetic.uniform(.seed)
    let step = arithmetic.uniform(.step)
    var words =
      hasIntegers
      ? [seed, seed >> .int(12), seed >> .int(24), step, step >> .int(12)]
      : [low(seed.x), high(seed.x, above: 12), seed.y, low(step), high(step, above: 12)]
    words += [y, column].map { hasIntegers ? ValueType.uint($0) : $0 }
    words += Array(repeating: constant(MaskHash.finalWord), count: MaskHash.finalRounds)
    let start = MaskHash.initialHalves
    let initial = Expression.construct(
      halves, [start.left, start.right, MaskHash.roundConstants[0]].map(constant))
    return .declare(halves, [.init(hash.name, words.reduce(initial) { absorb($0, $1) })])
  }

  /// Which column of its pair updates, 0 or 1, once the pair's draw is declared: the draw's top bit, bit 23.
  private var side: Expression { high(hash.value.x, above: 11) }

  /// Declares what decides whether a cell updates, and says whether it does not; nil where all cells update.
  package func idle(x: Expression, y: Expression) -> (draw: Statement, isIdle: Expression)? {
    guard isNeeded else { return nil }
    let m = hash.value
    switch mask {
    case .pair:
      let pair = arithmetic.pair(x)
      let parity = hasIntegers ? ValueType.uint(x & .int(1)) : x - pair * .float(2)
      let isOther = side.compared(.notEqual, parity)
      guard let light else { return (draw(pair, y: y), isOther) }
      // The draw's next eleven bits.
      let rest = hasIntegers ? ValueType.float(m.x & .uint(2047)) : .builtin(.mod, [m.x, .float(2048)])
      let isLeftOut = rest.compared(.greaterOrEqual, .float(2048) * light.share(x: x, y: y))
      return (draw(pair, y: y), .binary(.or, isOther, isLeftOut))
    case .independent:
      let number = hasIntegers ? (m.x << .int(12)) | m.y : m.x * .float(4096) + m.y
      guard let light else { return (draw(x, y: y), number.compared(.greaterOrEqual, constant(mask.threshold))) }
      let share = .float(Float(mask.threshold)) * light.share(x: x, y: y)
      return (draw(x, y: y), (hasIntegers ? ValueType.float(number) : number).compared(.greaterOrEqual, share))
    }
  }

  /// Ends the pass for cells that do not update in this step.
  package func exitIfIdle(x: Expression, y: Expression) -> [Statement] {
    guard let (draw, isIdle) = idle(x: x, y: y) else { return [] }
    return [draw, .branch(isIdle, then: [.exit()])]
  }

  /// Declares the draw of a pair and gives the column of the cell that updates.
  func updatingColumn(ofPair pair: Expression, y: Expression) -> (draw: Statement, column: Expression) {
    precondition(mask == .pair, "only pairs have one cell that updates")
    let column = pair * arithmetic.number(2) + (hasIntegers ? ValueType.int(side) : side)
    return (draw(pair, y: y), column)
  }
}

/// Which of several models a cell obeys, and where two blend.
///
/// A map holds for each cell how much each of up to four models counts. A host that has one keeps it in a texture;
/// elsewhere the models lie in bands of equal width side by side, a sixteenth of a band blended at each border.
/// Source: Niklasson et al., "Self-Organising Textures", Distill 2021 (grafting).
struct Graft {
  /// One number a model in a texel.
  static let modelLimit = 4

  let modelCount: Int
  private let arithmetic: CellArithmetic
  private let hasMap: Bool
  private let shares = Variable("k", .vec4)

  init(modelCount: Int, _ arithmetic: CellArithmetic, hasMap: Bool) {
    self.modelCount = modelCount
    self.arithmetic = arithmetic
    self.hasMap = hasMap
  }

  var textures: [TextureSlot] { hasMap ? [.map] : [] }

  /// How much a model counts in the cell.
  func share(_ model: Int) -> Expression { .swizzle(shares.value, [Component.allCases[model]]) }

  /// Declares how much each model counts.
  func declareShares(x: Expression, y: Expression) -> [Statement] {
    guard !hasMap else { return declareFromMap(x: x, y: y) }
    let count = Float(modelCount)
    let middles = ValueType.vec4(
      .float(0.5 / count), .float(1.5 / count), .float(2.5 / count), .float(3.5 / count))
    let width = arithmetic.float(arithmetic.uniform(.size)).x
    // Distance from each band's middle around the torus, in bands.
    let column = (ValueType.float(x) + .float(0.5)) / width
    let along = Expression.builtin(.fract, [column - middles + .float(0.5)])
    let distance = Expression.builtin(.abs, [along - .float(0.5)]) * .float(count)
    let share = (.float(0.5) - distance) * .float(Self.sharpness) + .float(0.5)
    return [.declare(.vec4, [.init(shares.name, .builtin(.clamp, [share, .float(0), .float(1)]))])]
  }

  private static let sharpness: Float = 16

  /// What the map holds; where it was never written the first model counts alone.
  private func declareFromMap(x: Expression, y: Expression) -> [Statement] {
    let sum = Variable("total", .float)
    let first = ValueType.vec4(.float(1), .float(0), .float(0), .float(0))
    let position = Expression.construct(arithmetic.position, [x, y])
    return [
      .declare(.vec4, [.init(shares.name, .fetch(.map, at: position))]),
      .declare(.float, [.init(sum.name, .builtin(.dot, [shares.value, ValueType.vec4(.float(1))]))]),
      .assign(
        shares, .select(sum.value.compared(.greater, .float(0)), shares.value / sum.value, first)),
    ]
  }
}

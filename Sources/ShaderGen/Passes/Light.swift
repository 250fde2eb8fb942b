/// What drives cells from outside, where a host has such a texture: see ``HostProfile/hasLight``.
struct Light {
  private let arithmetic: CellArithmetic

  /// - Returns: nil for a host without one.
  init?(_ profile: HostProfile) {
    guard profile.hasLight else { return nil }
    arithmetic = CellArithmetic(profile.arithmetic)
  }

  private func texel(x: Expression, y: Expression) -> Expression {
    .fetch(.light, at: .construct(arithmetic.position, [x, y]))
  }

  /// The share of its updates that a cell takes; at 1, which a byte holds exactly, all.
  func share(x: Expression, y: Expression) -> Expression { texel(x: x, y: y).x }

  /// The cell's angle in radians.
  func angle(x: Expression, y: Expression) -> Expression { texel(x: x, y: y).y * .float(2 * .pi) }
}

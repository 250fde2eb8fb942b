/// Turns and scales what a cell perceives, so that its texture turns and scales without retraining.
///
/// A cell that sees its gradients turned by −θ grows the texture turned by θ; one that sees them k times as steep
/// (and the Laplacian k² times) grows features k times as large. The uniform `steer` holds cos θ, sin θ, k and the
/// ``Field``; angles count from column to row axis, which is clockwise on the screen.
/// Source: Mordvintsev et al., "Growing Neural Cellular Automata", Distill 2020 (rotating the perceptive field).
public struct Steering {
  /// How the angle varies over the grid.
  public enum Field: Int, CaseIterable, Sendable {
    /// Not at all.
    case uniform
    /// It grows with the direction from the grid's middle.
    case radial
    /// The same around two poles, a quarter of the grid's width left and right of the middle, with opposite sense.
    case bipolar
    /// What the light says, in hosts that have one; elsewhere as ``bipolar``.
    case light
  }

  /// Sizes of features that models hold: larger ones let states grow without bound.
  public static let sizeRange: ClosedRange<Float> = 0.5...1.1

  private let arithmetic: CellArithmetic
  private let light: Light?
  private let turn = Variable("a", .vec2)

  init(_ profile: HostProfile) {
    arithmetic = CellArithmetic(profile.arithmetic)
    light = Light(profile)
  }

  private var steer: Expression { arithmetic.uniform(.steer) }
  var uniforms: [Uniform] { [Uniform(.steer, arithmetic.kind)] }

  /// Declares cosine and sine of the cell's angle.
  func declareTurn(x: Expression, y: Expression) -> [Statement] {
    let size = arithmetic.float(arithmetic.uniform(.size))
    let offset = Variable("o", .vec2)
    let pole = Variable("z", .vec2)
    let direction = Variable("d", .vec2)
    let isBipolar = steer.w.compared(.greater, .float(1.5))
    // Complex numbers: a product adds angles, a product with a conjugate subtracts them.
    let (left, right) = (offset.value - pole.value, offset.value + pole.value)
    let difference = ValueType.vec2(
      .builtin(.dot, [left, right]), left.y * right.x - left.x * right.y)
    return [
      .declare(.vec2, [.init(turn.name, steer.xy)]),
      .branch(
        steer.w.compared(.greater, .float(0.5)),
        then: [
          .declare(
            .vec2,
            [
              // Half a cell's thousandth off, so that no cell lies at a pole.
              .init(offset.name, ValueType.vec2(x, y) + .float(0.5005) - .float(0.5) * size),
              .init(pole.name, ValueType.vec2(.float(0.25) * size.x, .float(0))),
              .init(direction.name, .builtin(.normalize, [lit(.select(isBipolar, difference, offset.value), x, y)])),
            ]),
          .assign(
            turn,
            ValueType.vec2(
              turn.value.x * direction.value.x - turn.value.y * direction.value.y,
              turn.value.x * direction.value.y + turn.value.y * direction.value.x)),
        ]),
    ]
  }

  /// A direction, or the light's where the field is that.
  private func lit(_ direction: Expression, _ x: Expression, _ y: Expression) -> Expression {
    guard let angle = light?.angle(x: x, y: y) else { return direction }
    // The sine is the cosine of a quarter turn less.
    let lit = Expression.builtin(.cos, [angle - ValueType.vec2(.float(0), .float(.pi / 2))])
    return .select(steer.w.compared(.greater, .float(2.5)), lit, direction)
  }

  /// Gradients along columns and rows as the turned cell sees them.
  func turned(_ across: Expression, _ down: Expression) -> (across: Expression, down: Expression) {
    let a = turn.value
    return (
      steer.z * (a.x * across + a.y * down),
      steer.z * (a.x * down - a.y * across)
    )
  }

  func scaled(_ laplacian: Expression) -> Expression { steer.z * steer.z * laplacian }
}

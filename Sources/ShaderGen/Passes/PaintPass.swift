/// Whether a cell lies under the brush: when its centre is within the radius, measured on the torus.
struct BrushTest {
  private let arithmetic: CellArithmetic
  private let size = Variable("extent", .vec2)
  private let offset = Variable("apart", .vec2)

  init(_ arithmetic: CellArithmetic) { self.arithmetic = arithmetic }

  private var brush: Expression { arithmetic.uniform(.brush) }

  /// Declares how far the cell is from the brush's middle.
  func declareDistance(x: Expression, y: Expression) -> [Statement] {
    let turns = Expression.builtin(.floor, [offset.value / size.value])
    return [
      .declare(
        .vec2,
        [
          .init(size.name, arithmetic.float(arithmetic.uniform(.size))),
          .init(offset.name, ValueType.vec2(x, y) + .float(0.5) - brush.xy),
        ]),
      .update(offset, .subtract, turns * size.value),
      .assign(offset, .builtin(.min, [offset.value, size.value - offset.value])),
    ]
  }

  /// The square of the cell's distance from the brush's middle.
  var squaredDistance: Expression { .builtin(.dot, [offset.value, offset.value]) }

  /// Nothing is under a brush of negative radius.
  var isUnder: Expression {
    .binary(
      .and, brush.z.compared(.greater, .float(0)),
      squaredDistance.compared(.lessOrEqual, brush.z * brush.z))
  }
}

extension Pass {
  /// The pass that sets cells under the brush back to the seed state, zero.
  static func paint(_ layout: StateLayout, _ packing: StatePacking, _ profile: HostProfile) -> Pass {
    let arithmetic = CellArithmetic(profile.arithmetic)
    let brush = BrushTest(arithmetic)
    let p = Variable("p", arithmetic.position)
    let slots = (0..<layout.textureCount).map { TextureSlot.state($0) }
    let copies = zip(layout.outputs, slots).map { Statement.assign($0, .fetch($1, at: p.value)) }
    let seeds = layout.outputs.map { Statement.assign($0, packing.seed) }
    return Pass(
      purpose: .paint, textures: slots, uniforms: [Uniform(.size, profile.arithmetic), Uniform(.brush)],
      outputs: layout.outputs, functions: [],
      body: [.declare(arithmetic.position, [.init(p.name, arithmetic.cell(.pixel))])]
        + brush.declareDistance(x: arithmetic.quotient(p.value.x, layout.texelsPerCell), y: p.value.y)
        + [.branch(brush.isUnder, then: seeds, else: copies)])
  }

  /// The pass that changes under a soft brush which model the cells obey: texels of the map, four bytes.
  static func map(_ profile: HostProfile) -> Pass {
    let arithmetic = CellArithmetic(profile.arithmetic)
    let brush = BrushTest(arithmetic)
    let p = Variable("p", arithmetic.position)
    let shares = Variable("shares", .vec4)
    let radius = Variable("r", .float)
    // From 1 in the middle half to 0 at the rim.
    let distance = brush.squaredDistance / (radius.value * radius.value)
    let strength = Expression.builtin(
      .clamp, [(.float(1) - distance) * .float(4 / 3), .float(0), .float(1)])
    let z = arithmetic.uniform(.brush).z
    return Pass(
      purpose: .map, textures: [.map],
      uniforms: [Uniform(.size, profile.arithmetic), Uniform(.brush), Uniform(.ink)], outputs: [shares],
      functions: [],
      body: [.declare(arithmetic.position, [.init(p.name, arithmetic.cell(.pixel))])]
        + brush.declareDistance(x: p.value.x, y: p.value.y)
        + [
          .declare(.float, [.init(radius.name, .builtin(.max, [z, .float(0.001)]))]),
          .assign(
            shares, .builtin(.mix, [.fetch(.map, at: p.value), arithmetic.uniform(.ink), strength])),
        ])
  }
}

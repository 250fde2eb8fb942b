import NCAModel

extension Pass {
  /// The pass that shows a part of the torus on a canvas: pixelated, or blended between cells.
  ///
  /// Blended and zoomed out, a pixel is the mean of 16 cells spread over it.
  static func display(_ layout: StateLayout, _ packing: StatePacking, _ profile: HostProfile) -> Pass {
    let arithmetic = CellArithmetic(profile.arithmetic)
    let view = arithmetic.uniform(.view)
    let shade = shading(layout, packing, arithmetic)
    let color = Variable("color", .vec4)
    let q = Variable("q", .vec2)
    // Screen rows count from the bottom, cells from the top.
    let fromTop = ValueType.vec2(Expression.pixel.x, view.w - Expression.pixel.y)

    return Pass(
      purpose: .display, textures: [.state(0)],
      uniforms: [Uniform(.size, profile.arithmetic), Uniform(.view), Uniform(.smooth)], outputs: [color],
      functions: packing.reading + [shade],
      body: [
        .declare(.vec2, [.init(q.name, view.xy + fromTop * view.z)]),
        .branch(
          .unary(.not, arithmetic.uniform(.smooth)),
          then: [.assign(color, opaque(shade(q.value))), .exit()]),
        .branch(view.z.compared(.greater, .float(1)), then: averaged(around: q, view.z, into: color) { shade($0) }),
      ] + blended(at: q, into: color) { shade($0) })
  }

  private static func opaque(_ rgb: Expression) -> Expression { ValueType.vec4(rgb, .float(1)) }

  /// The colour of the cell that holds a point, wherever on the repeated torus the point lies.
  private static func shading(_ layout: StateLayout, _ packing: StatePacking, _ arithmetic: CellArithmetic) -> Function {
    let q = Variable("q", .vec2)
    let s = Variable("s", .vec2)
    let p = Variable("p", arithmetic.position)
    let size = arithmetic.uniform(.size)
    let cell = arithmetic.cell(q.value - .builtin(.floor, [q.value / s.value]) * s.value)
    let zero = Expression.construct(arithmetic.position, [arithmetic.number(0)])
    let column = arithmetic.texel(column: p.value.x, group: 0, of: layout)
    let place =
      layout.texelsPerCell == 1 ? p.value : .construct(arithmetic.position, [column, p.value.y])
    let rgb = packing.state(.fetch(.state(0), at: place)).xyz + .float(Automaton.rgbOffset)
    return Function(
      FunctionName("shade", .vec3), [q],
      [
        .declare(.vec2, [.init(s.name, arithmetic.float(size))]),
        // Rounding can land a hair outside.
        .declare(
          arithmetic.position,
          [.init(p.name, .builtin(.clamp, [cell, zero, size - arithmetic.number(1)]))]),
        .exit(.builtin(.clamp, [rgb, .float(0), .float(1)])),
      ])
  }

  /// The mean of 4×4 cells spread over the pixel.
  private static func averaged(
    around q: Variable, _ cellsPerPixel: Expression, into color: Variable, _ colorAt: @escaping (Expression) -> Expression
  ) -> [Statement] {
    let sum = Variable("sum", .vec3)
    let i = Variable("i", .int)
    let j = Variable("j", .int)
    let corner = ValueType.vec2(ValueType.float(i.value), ValueType.float(j.value))
    let offset = (corner * .float(0.25) - .float(0.375)) * cellsPerPixel
    return [
      .declare(.vec3, [.init(sum.name, ValueType.vec3(.float(0)))]),
      .loop(j, count: 4, [.loop(i, count: 4, [.update(sum, .add, colorAt(q.value + offset))])]),
      .assign(color, opaque(sum.value * .float(0.0625))),
      .exit(),
    ]
  }

  /// Between the centres of the four cells around a point.
  private static func blended(
    at q: Variable, into color: Variable, _ colorAt: @escaping (Expression) -> Expression
  ) -> [Statement] {
    let f = Variable("f", .vec2)
    let corner = { (x: Float, y: Float) in
      colorAt(x + y == 0 ? q.value : q.value + ValueType.vec2(.float(x), .float(y)))
    }
    let row = { (y: Float) in Expression.builtin(.mix, [corner(0, y), corner(1, y), f.value.x]) }
    return [
      .update(q, .subtract, .float(0.5)),
      .declare(.vec2, [.init(f.name, .builtin(.fract, [q.value]))]),
      .update(q, .subtract, f.value),
      .assign(color, opaque(.builtin(.mix, [row(0), row(1), f.value.y]))),
    ]
  }
}

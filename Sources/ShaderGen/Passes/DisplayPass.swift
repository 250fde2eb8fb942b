import NCAModel

extension Pass {
  /// The pass that shows a part of the torus on a canvas: pixelated, or blended between cells.
  ///
  /// Blended and zoomed out, a pixel is the mean of 16 cells spread over it.
  static func display(_ layout: StateLayout) -> Pass {
    let packing = StatePacking(layout)
    let view = Expression.uniform(.view)
    let color = Variable("color", .vec4)
    let q = Variable("q", .vec2)
    // Screen rows count from the bottom, cells from the top.
    let fromTop = ValueType.vec2(Expression.pixel.x, view.w - Expression.pixel.y)

    return Pass(
      purpose: .display, textures: [0], uniforms: [.size, .view, .smooth], outputs: [color],
      functions: packing.reading + [wrap, shade(packing)],
      body: [
        .declare(.vec2, [.init(q.name, view.xy + fromTop * view.z)]),
        .branch(
          .unary(.not, .uniform(.smooth)),
          then: [.assign(color, opaque(shaded(wrap(q.value)))), .exit()]),
        .branch(view.z.compared(.greater, .float(1)), then: averaged(around: q, into: color)),
      ] + blended(at: q, into: color))
  }

  /// A cell's colour, by a call.
  private static func shaded(_ cell: Expression) -> Expression { .call(FunctionName("shade", .vec3), [cell]) }

  private static func opaque(_ rgb: Expression) -> Expression { ValueType.vec4(rgb, .float(1)) }

  /// The cell that holds a point, wherever on the repeated torus the point lies.
  private static var wrap: Function {
    let q = Variable("q", .vec2)
    let size = Expression.uniform(.size)
    let s = Variable("s", .vec2)
    let cell = ValueType.ivec2(q.value - .builtin(.floor, [q.value / s.value]) * s.value)
    return Function(
      FunctionName("wrap", .ivec2), [q],
      [
        .declare(.vec2, [.init(s.name, ValueType.vec2(size))]),
        // Rounding can land a hair outside.
        .exit(.builtin(.clamp, [cell, ValueType.ivec2(.int(0)), size - .int(1)])),
      ])
  }

  /// A cell's colour.
  private static func shade(_ packing: StatePacking) -> Function {
    let p = Variable("p", .ivec2)
    let rgb = packing.state(.fetch(texture: 0, at: p.value)).xyz + .float(Automaton.rgbOffset)
    return Function(
      FunctionName("shade", .vec3), [p], [.exit(.builtin(.clamp, [rgb, .float(0), .float(1)]))])
  }

  /// The mean of 4×4 cells spread over the pixel.
  private static func averaged(around q: Variable, into color: Variable) -> [Statement] {
    let sum = Variable("sum", .vec3)
    let i = Variable("i", .int)
    let j = Variable("j", .int)
    let corner = ValueType.vec2(ValueType.float(i.value), ValueType.float(j.value))
    let offset = (corner * .float(0.25) - .float(0.375)) * Expression.uniform(.view).z
    return [
      .declare(.vec3, [.init(sum.name, ValueType.vec3(.float(0)))]),
      .loop(j, count: 4, [.loop(i, count: 4, [.update(sum, .add, shaded(wrap(q.value + offset)))])]),
      .assign(color, opaque(sum.value * .float(0.0625))),
      .exit(),
    ]
  }

  /// Between the centres of the four cells around a point.
  private static func blended(at q: Variable, into color: Variable) -> [Statement] {
    let f = Variable("f", .vec2)
    let corner = { (x: Float, y: Float) in
      shaded(wrap(q.value + ValueType.vec2(.float(x), .float(y))))
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

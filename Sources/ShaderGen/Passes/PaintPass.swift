extension Pass {
  /// The pass that sets cells under the brush back to the seed state, zero.
  ///
  /// A cell is under the brush when its centre lies within the radius, measured on the torus.
  static func paint(_ layout: StateLayout) -> Pass {
    let brush = Expression.uniform(.brush)
    let p = Variable("p", .ivec2)
    let s = Variable("s", .vec2)
    let d = Variable("d", .vec2)
    let turns = Expression.builtin(.floor, [d.value / s.value])
    let copies = layout.outputs.enumerated().map { texture, output in
      Statement.assign(output, .fetch(texture: texture, at: p.value))
    }
    let seeds = layout.outputs.map { Statement.assign($0, StatePacking(layout).seed) }
    return Pass(
      purpose: .paint, textures: Array(0..<layout.textureCount), uniforms: [.size, .brush],
      outputs: layout.outputs, functions: [],
      body: [
        .declare(.ivec2, [.init(p.name, ValueType.ivec2(.pixel))]),
        .declare(
          .vec2,
          [
            .init(s.name, ValueType.vec2(.uniform(.size))),
            .init(d.name, ValueType.vec2(p.value) + .float(0.5) - brush.xy),
          ]),
        .update(d, .subtract, turns * s.value),
        .assign(d, .builtin(.min, [d.value, s.value - d.value])),
        .branch(
          Expression.builtin(.dot, [d.value, d.value]).compared(.lessOrEqual, brush.z * brush.z),
          then: seeds, else: copies),
      ])
  }
}

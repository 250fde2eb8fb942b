import NCAModel

/// Builds the passes that take a step.
struct StepBuilder {
  let layout: StateLayout
  let profile: HostProfile
  let mask: UpdateMask
  let rules: Rules
  let packing: StatePacking
  let graft: Graft?

  private var arithmetic: CellArithmetic { CellArithmetic(profile.arithmetic) }
  private var states: [TextureSlot] { (0..<layout.textureCount).map { .state($0) } }
  private var updates: [TextureSlot] { (0..<layout.textureCount).map { .updated($0) } }
  private var program: MaskProgram { MaskProgram(mask, profile) }
  private var steering: Steering { Steering(profile) }
  /// What a cell is told besides the state.
  private var outside: [TextureSlot] { (graft?.textures ?? []) + light }
  private var light: [TextureSlot] { profile.hasLight ? [.light] : [] }
  private var size: Uniform { Uniform(.size, profile.arithmetic) }
  private var neighbourhood: Neighbourhood {
    Neighbourhood(layout, packing, arithmetic, dividesByGain: rules.dividesByGain)
  }

  /// The texel that is drawn.
  private var p: Expression { Variable("p", arithmetic.position).value }
  /// The grid's last column and row.
  private var last: Expression { Variable("g", arithmetic.position).value }
  /// Which of its cell's texels the pass writes.
  private var group: Expression { Variable("i", arithmetic.index).value }
  /// The column that the texel belongs to.
  private var column: Expression { arithmetic.quotient(p.x, layout.texelsPerCell) }

  private var declareTexel: Declarator { .init("p", arithmetic.cell(.pixel)) }
  private var declareLast: Declarator { .init("g", arithmetic.uniform(.size) - arithmetic.number(1)) }

  private func declareGroup(_ column: Expression) -> [Statement] {
    guard layout.texelsPerCell > 1 else { return [] }
    let number = arithmetic.number(Int32(layout.texelsPerCell))
    return [.declare(arithmetic.index, [.init("i", p.x - column * number)])]
  }

  /// Writes to each target what belongs there, of one value for each group.
  private func write(_ values: [Expression]) -> [Statement] {
    guard layout.texelsPerCell > 1 else { return zip(layout.outputs, values).map { .assign($0, $1) } }
    let chosen = values.indices.dropLast().reversed().reduce(values[values.count - 1]) { other, index in
      .select(group.compared(.less, arithmetic.number(Int32(index + 1))), values[index], other)
    }
    return [.assign(layout.outputs[0], chosen)]
  }

  private var groups: Range<Int> { 0..<layout.groups }

  /// Sees, thinks and writes the next state of cell (x, y).
  private var work: [Statement] {
    var body = steering.declareTurn(x: neighbourhood.x, y: neighbourhood.y)
    body += groups.flatMap { neighbourhood.perceive($0, steering) }
    body += rules.think(perception: groups.map(neighbourhood.perception), neighbourhood)
    return body + write(groups.map { packing.texel(neighbourhood.centre($0).value + rules.change($0)) })
  }

  private func declareColumnAndRow(_ column: Expression) -> Statement {
    .declare(arithmetic.index, [.init("x", column), .init("y", p.y)])
  }

  /// A whole step in one pass.
  ///
  /// Cells that do not update copy their state and end before the work. The others see their eight
  /// neighbours on the torus, think, and add what the second layer says.
  var step: Pass {
    var body: [Statement] = [
      .declare(arithmetic.position, [declareTexel, declareLast]), declareColumnAndRow(column),
    ]
    body += declareGroup(neighbourhood.x)
    var uniforms = [size] + program.uniforms + steering.uniforms
    if profile.hasMargin {
      let isOutside = Expression.binary(
        .or, neighbourhood.x.compared(.greater, last.x), neighbourhood.y.compared(.greater, last.y))
      body.append(.branch(isOutside, then: layout.outputs.map { .assign($0, ValueType.vec4(.float(0))) } + [.exit()]))
    }
    if profile.brush == .step {
      let brush = BrushTest(arithmetic)
      uniforms.append(Uniform(.brush))
      body += brush.declareDistance(x: neighbourhood.x, y: neighbourhood.y)
      body.append(.branch(brush.isUnder, then: layout.outputs.map { .assign($0, packing.seed) } + [.exit()]))
    }
    body.append(neighbourhood.fetchCentre())
    let own = groups.map { neighbourhood.centre($0).value }
    body += write(packing.isRewritten ? own.map(packing.texel) : own)
    if profile.canHold {
      uniforms.append(Uniform(.hold))
      body.append(.branch(arithmetic.uniform(.hold), then: [.exit()]))
    }
    body += program.exitIfIdle(x: neighbourhood.x, y: neighbourhood.y)
    body.append(neighbourhood.neighbours(last: last))
    body += work
    return Pass(
      purpose: .step, textures: states + outside, uniforms: uniforms, outputs: layout.outputs,
      functions: packing.functions + neighbourhood.functions + program.functions, body: body)
  }

  /// What the updating cell of every pair becomes, in half as many columns as there are cells.
  var update: Pass {
    // Here a column of texels is a pair of cells.
    let pair = layout.texelsPerCell == 1 ? column : Variable("j", arithmetic.index).value
    let (draw, updating) = program.updatingColumn(ofPair: pair, y: p.y)
    var body: [Statement] = [.declare(arithmetic.position, [declareTexel, declareLast])]
    if layout.texelsPerCell > 1 { body.append(.declare(arithmetic.index, [.init("j", column)])) }
    body += declareGroup(pair) + [draw]
    // The last column of an odd grid has no partner: what is computed for one is not used.
    body.append(declareColumnAndRow(.builtin(.min, [updating, last.x])))
    body.append(neighbourhood.neighbours(last: last))
    body.append(neighbourhood.fetchCentre())
    body += work
    return Pass(
      purpose: .update, textures: states + outside,
      uniforms: [size] + program.uniforms + steering.uniforms, outputs: layout.outputs,
      functions: packing.functions + neighbourhood.functions + program.functions, body: body)
  }

  /// Puts what ``update`` computed where it belongs.
  var apply: Pass {
    var body: [Statement] = [.declare(arithmetic.position, [declareTexel]), declareColumnAndRow(column)]
    body += declareGroup(neighbourhood.x)
    guard let (draw, isIdle) = program.idle(x: neighbourhood.x, y: neighbourhood.y) else {
      preconditionFailure("a step in two passes needs a mask")
    }
    let pair = arithmetic.pair(neighbourhood.x)
    let texels = arithmetic.number(Int32(layout.texelsPerCell))
    let source = layout.texelsPerCell == 1 ? pair : pair * texels + group
    let position = Expression.construct(arithmetic.position, [source, p.y])
    body.append(draw)
    body.append(
      .branch(
        isIdle, then: zip(layout.outputs, states).map { .assign($0, .fetch($1, at: p)) },
        else: zip(layout.outputs, updates).map { .assign($0, .fetch($1, at: position)) }))
    return Pass(
      purpose: .apply, textures: states + updates + light, uniforms: program.uniforms, outputs: layout.outputs,
      functions: program.functions, body: body)
  }
}

import NCAModel

extension Pass {
  /// The pass that reads a state and writes the next one.
  ///
  /// Cells that do not update copy their state and end before the work. The others see their eight
  /// neighbours on the torus, think, and add what the second layer says.
  static func step(_ automaton: Automaton, _ layout: StateLayout) -> Pass {
    let groups = 0..<layout.textureCount
    let neighbourhood = Neighbourhood(layout)
    let packing = StatePacking(layout)
    let rule = RuleMatrices(automaton.weights)
    let mask = MaskProgram(automaton.updateMask)

    var body = neighbourhood.position
    body.append(neighbourhood.fetchCentre())
    body += groups.map { .assign(layout.outputs[$0], packing.texel(neighbourhood.centre($0).value)) }
    body += mask.exitIfIdle(x: neighbourhood.x, y: neighbourhood.y)
    body += groups.flatMap(neighbourhood.perceive)
    body += rule.think(perception: groups.map(neighbourhood.perception))
    body += groups.map {
      .assign(layout.outputs[$0], packing.texel(neighbourhood.centre($0).value + rule.change($0).value))
    }
    return Pass(
      purpose: .step, textures: Array(groups), uniforms: [.size, .seed, .step],
      outputs: layout.outputs, functions: packing.functions + neighbourhood.functions + mask.functions, body: body)
  }
}

extension AutomatonTraining: Checkpointable {
  public var checkpoint: Checkpoint {
    Checkpoint(
      tensors: [
        "pool": grid.pool.states,
        "style": Tensor(shape: [history.recent.count], values: history.recent),
        "first": Tensor(shape: [1], values: [history.first ?? .nan]),
      ],
      numbers: ["random": generator.state, "iteration": UInt64(iteration)])
  }

  public mutating func restore(_ checkpoint: Checkpoint) throws {
    // The pool tells the grid: with more iterations than first wanted the schedule may have moved behind it.
    if let stage = schedule.stages.first(where: {
      [$0.height, $0.width] == checkpoint.tensors["pool"]?.shape.suffix(2)
    }) {
      try enter(stage)
    }
    let states = try checkpoint.tensor("pool", shape: grid.pool.states.shape)
    grid.pool = Pool(architecture: architecture, states: states)
    generator = SplitMix64(seed: try checkpoint.number("random"))
    iteration = Int(clamping: try checkpoint.number("iteration"))
    let first = try checkpoint.tensor("first", shape: [1])[0]
    history.first = first.isNaN ? nil : first
    history.recent = Array(checkpoint.tensors["style"]?.values.suffix(StyleLossHistory.window) ?? [])
  }
}

extension AutomatonTraining: Checkpointable {
  public var checkpoint: Checkpoint {
    Checkpoint(
      tensors: [
        "pool": pool.states,
        "style": Tensor(shape: [history.recent.count], values: history.recent),
        "first": Tensor(shape: [1], values: [history.first ?? .nan]),
      ],
      numbers: ["random": generator.state])
  }

  public mutating func restore(_ checkpoint: Checkpoint) throws {
    pool = Pool(states: try checkpoint.tensor("pool", shape: pool.states.shape))
    generator = SplitMix64(seed: try checkpoint.number("random"))
    let first = try checkpoint.tensor("first", shape: [1])[0]
    history.first = first.isNaN ? nil : first
    history.recent = Array(checkpoint.tensors["style"]?.values.suffix(StyleLossHistory.window) ?? [])
  }
}

import NCAModel

/// The rules of one or several models, and how much each counts in a cell.
struct Rules {
  /// A model beside its matrices.
  private let matrices: [RuleMatrices]
  /// Whether matrices hold whole numbers for filters divided by their gain.
  let dividesByGain: Bool
  private let graft: Graft?

  init(_ automata: [Automaton], _ precision: WeightPrecision, _ graft: Graft?) throws(WeightsError) {
    var quantizations: [Quantization] = []
    for automaton in automata {
      let quantization = automaton.quantization ?? Quantization(fitting: automaton.weights)
      let isSmall = try WeightLoss(automaton.weights, quantization).isSmall
      // Exact models are their codes.
      if quantization.isExact || (precision == .bytes && isSmall) { quantizations.append(quantization) }
    }
    let inBytes = quantizations.count == automata.count
    dividesByGain = inBytes
    self.graft = graft
    matrices = automata.indices.map { index in
      let suffix = automata.count == 1 ? "" : "m\(index)"
      let weights = automata[index].weights
      return inBytes
        ? RuleMatrices(weights, quantizations[index], suffix: suffix) : RuleMatrices(weights, suffix: suffix)
    }
  }

  private func total(_ group: Int) -> Variable { Variable("sum\(group)", .vec4) }

  /// What a step adds to the four channels of a group.
  func change(_ group: Int) -> Expression {
    graft == nil ? matrices[0].change(group) : total(group).value
  }

  /// The work of all rules that count in the cell.
  func think(perception: [[Variable]], _ neighbourhood: Neighbourhood) -> [Statement] {
    guard let graft else { return matrices[0].think(perception: perception) }
    let zero = ValueType.vec4(.float(0))
    let start = Statement.declare(.vec4, perception.indices.map { Declarator(total($0).name, zero) })
    return graft.declareShares(x: neighbourhood.x, y: neighbourhood.y) + [start]
      + matrices.indices.map { index in
        let share = graft.share(index)
        // Most cells obey one model: the others cost nothing there.
        return .branch(
          share.compared(.greater, .float(0)),
          then: matrices[index].think(perception: perception)
            + perception.indices.map {
              .update(total($0), .add, share * matrices[index].change($0))
            })
      }
  }
}

import CSimulator

/// An instruction and its operands, or values put side by side: where nothing changes, the same result.
struct Computation: Hashable {
  var opcode: UInt32
  var operands: [Value]

  init(opcode: sim_opcode, operands: [Value]) {
    self.opcode = opcode.rawValue
    self.operands = operands
  }
}

extension Emitter {
  /// Whether a computation may serve again. Masks change while they are used, and it is logic that makes them.
  func isLasting(_ computation: Computation) -> Bool {
    switch sim_opcode(rawValue: computation.opcode) {
    case SIM_and, SIM_or, SIM_not, SIM_andnot, SIM_xor, SIM_move, SIM_select: false
    default: computation.operands.allSatisfy(isLasting)
    }
  }

  /// Whether a value stays what it is.
  func isLasting(_ value: Value) -> Bool {
    switch output.runs[value.run].role {
    case .variable(let id): !facts.reassigned.contains(id)
    default: !storages.contains(value.run)
    }
  }
}

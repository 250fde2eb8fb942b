import CSimulator

/// Components side by side, before they have a place in memory: a variable, a constant or a temporary value.
struct VirtualRun {
  var count: Int
  /// One word a component instead of one for every lane.
  var isUniform: Bool
  var role: Role

  /// Whether its words are there before the program runs.
  var isInitial: Bool {
    switch role {
    case .constant, .given: true
    default: false
    }
  }

  enum Role: Equatable {
    case temporary
    /// Of a variable that is written more than once: what is read may change later.
    case variable(VariableID)
    case constant([UInt32])
    /// Set by the caller once, before all batches.
    case given
    /// Set by the caller before each batch.
    case coordinates
    /// Read by the caller after each batch.
    case result
  }
}

/// Where an operand begins.
struct VirtualOperand: Equatable {
  var run: Int
  var offset: Int
  /// One component serves for all.
  var repeats: Bool
}

/// An instruction whose operands have no place in memory yet.
struct VirtualInstruction {
  var opcode: sim_opcode
  var count: Int
  var d, a, b, c: VirtualOperand?
  var immediates: (UInt32, UInt32, UInt32) = (0, 0, 0)
  /// Where a jump goes; an index of ``VirtualProgram/labels``.
  var label: Int?
  /// Left out when the program is linked; indices of others stay as they are.
  var isRemoved = false

  var operands: [VirtualOperand] { [a, b, c].compactMap { $0 } }
}

/// A program before memory is laid out.
struct VirtualProgram {
  var runs: [VirtualRun] = []
  var code: [VirtualInstruction] = []
  /// Index of the instruction that a label precedes.
  var labels: [Int] = []
  var traps: [TrapSite] = []
  var uniforms: [Uniform] = []
  var outputs: [Output] = []
  var coordinates: Int?
  var discarded: Int?
  var covered: Int?
  var usesDerivatives = false

  struct Uniform {
    var name: String
    var type: GLSLType
    var isInput: Bool
    var run: Int
    var offset: Int
    var unit: Int?
    /// What its words are until a caller sets them.
    var initial: UInt32 = 0
  }

  struct Output {
    var name: String
    var location: Int
    var type: GLSLType
    var run: Int
    var offset: Int
  }
}

extension VirtualInstruction {
  var shape: sim_shape { sim_describe(opcode).shape }

  /// Works component by component, so that the result may lie where an operand lies.
  var isComponentwise: Bool {
    shape == SIM_SHAPE_UNARY || shape == SIM_SHAPE_BINARY || shape == SIM_SHAPE_TERNARY
  }

  /// How many components of an operand are read.
  func readCount(of operand: KeyPath<VirtualInstruction, VirtualOperand?>, runs: [VirtualRun]) -> Int {
    guard let place = self[keyPath: operand] else { return 0 }
    if place.repeats { return 1 }
    if shape != SIM_SHAPE_SPECIAL { return count }
    // What a special instruction reads is never more than the rest of its run.
    return runs[place.run].count - place.offset
  }

  /// How many components of the result are written.
  func writtenCount(runs: [VirtualRun]) -> Int {
    guard let d else { return 0 }
    switch shape {
    case SIM_SHAPE_REDUCE, SIM_SHAPE_REDUCE2: return 1
    case SIM_SHAPE_SPECIAL: return runs[d.run].count - d.offset
    default: return count
    }
  }
}

import CSimulator

/// Turns a checked program into instructions of the batch machine.
///
/// All calls are written out; what is uniform is computed once a batch and its branches are jumps; lanes that go
/// different ways are told apart by masks.
public struct Lowering {
  private let program: CheckedProgram
  private let file: String
  private let options: LoweringOptions

  /// - Parameter file: the name under which errors are reported.
  public init(_ program: CheckedProgram, file: String, options: LoweringOptions) {
    self.program = program
    self.file = file
    self.options = options
  }

  /// Rounds after which every variable is taken to differ between lanes.
  private static let patientRounds = 12

  /// The program for the machine; fails only where a ``ShaderLimit`` is met.
  public func lower() throws(ShaderErrors) -> LoweredProgram {
    var virtual = try emit()
    virtual.removeDeadCode()
    virtual.forwardCopies()
    virtual.removeNeedlessFills()
    return try link(virtual)
  }

  private func emit() throws(ShaderErrors) -> VirtualProgram {
    let facts = ProgramFacts(program)
    var knowledge = Emitter.Knowledge()
    var round = 0
    while true {
      knowledge.hasGrown = false
      knowledge.isPessimistic = round >= Self.patientRounds
      var emitter = Emitter(program, options: options, facts: facts, knowledge: knowledge)
      emitter.emitProgram()
      if let limit = emitter.exceeded { throw failure(limit) }
      if !emitter.knowledge.hasGrown { return emitter.output }
      knowledge = emitter.knowledge
      round += 1
    }
  }

  private func link(_ virtual: VirtualProgram) throws(ShaderErrors) -> LoweredProgram {
    let allocation = RegisterAllocation(virtual)
    guard allocation.slots + allocation.uniformWords <= ShaderLimit.memory.largest else {
      throw failure(.memory)
    }
    return Linking(virtual, allocation, lanes: options.lanes).program()
  }

  private func failure(_ limit: ShaderLimit) -> ShaderErrors {
    let location =
      program.functions.indices.contains(program.main.index)
      ? program[program.main].location : SourceLocation(line: 1, column: 1)
    return ShaderErrors([ShaderError(file: file, location: location, problem: .limit(limit))])
  }
}

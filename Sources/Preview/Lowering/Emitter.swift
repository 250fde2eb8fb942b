import CSimulator

/// Writes a checked program down as virtual instructions.
///
/// What is uniform is not known before it is emitted: a round begins with the knowledge of the rounds before
/// (at first: everything is uniform and no lane ever leaves), learns where that was wrong, and the last round is
/// the one that learns nothing. Knowledge only grows, so there is a last round.
struct Emitter {
  let program: CheckedProgram
  let options: LoweringOptions
  let facts: ProgramFacts
  var knowledge: Knowledge
  var output = VirtualProgram()
  var constants: [[UInt32]: Int] = [:]
  /// Runs that are written more than once without being a variable of the program.
  var storages: Set<Int> = []
  /// What has been computed since the last label, to be used again.
  var computed: [Computation: Value] = [:]
  var bindings: [Binding?]
  var frames: [Frame] = []
  /// Functions being inlined, outermost first.
  var calls: [Call] = []
  /// Texture units of the samplers in a run, by component.
  var units: [Int: [Int: Int]] = [:]
  /// The run of `gl_FragData`, and its elements that are written.
  var fragData: (run: Int, elements: Set<Int>)?
  /// Declarations of this round so far; numbers variables.
  var variableKeys = 0
  /// Frames of this round so far; numbers frames.
  var frameKeys = 0
  /// Work done, in instructions; bounded by ``ShaderLimit/instructions``.
  var effort = 0
  var depth = 0
  /// Set once; afterwards nothing more is emitted.
  var exceeded: ShaderLimit?
  /// How the operation at hand rounds; nil where floats keep all their bits.
  var roundsTo: sim_opcode?
  /// Of the statement or expression being emitted, for traps.
  var location = SourceLocation(line: 1, column: 1)

  init(_ program: CheckedProgram, options: LoweringOptions, facts: ProgramFacts, knowledge: Knowledge) {
    self.program = program
    self.options = options
    self.facts = facts
    self.knowledge = knowledge
    bindings = Array(repeating: nil, count: program.variables.count)
  }

  /// Levels of statements, expressions and calls within each other, all calls written out.
  static let largestDepth = 768

  /// What a round learns for the next.
  struct Knowledge {
    /// Keys of variables with a value that differs between lanes.
    var varying: Set<Int> = []
    /// Keys of frames that lanes leave one by one.
    var narrowed: Set<Int> = []
    /// Keys of frames whose mask changes while they last.
    var mutated: Set<Int> = []
    var discards = false
    var readsDepthCoordinates = false
    /// Whether every variable is taken to be varying: a way out where rounds grow too many.
    var isPessimistic = false
    /// Whether this round has learnt something.
    var hasGrown = false
  }

  /// A part of the program that lanes may leave before others do, and at whose end they are back.
  struct Frame {
    var key: Int
    var kind: Kind
    /// The lanes that are within, of those that are in the frame around; nil: all of those.
    var live: Int?
    var isNarrowed: Bool
    /// Where all lanes go together.
    var end: Int?
    /// Of a loop's body: its frame ends where `continue` goes.
    enum Kind { case program, function, loop, body, `switch`, branch }
  }

  /// A function being inlined.
  struct Call {
    var frame: Int
    /// Where results go; nil where the function has none, or ends with its only `return`.
    var result: VariableStorage?
    var resultPrecision: Precision?
    /// What the `return` at the end yields.
    var direct: Value?
    var returnsDirectly: Bool
  }
}

// MARK: Runs and instructions

extension Emitter {
  mutating func run(_ count: Int, uniform: Bool, role: VirtualRun.Role = .temporary) -> Int {
    output.runs.append(VirtualRun(count: count, isUniform: uniform, role: role))
    return output.runs.count - 1
  }

  func isUniform(_ value: Value) -> Bool { output.runs[value.run].isUniform }

  /// A constant's words, each distinct sequence once; equal words repeat one.
  mutating func constant(_ words: [UInt32]) -> Value {
    let isRepeated = words.count > 1 && words.allSatisfy { $0 == words[0] }
    let kept = isRepeated ? [words[0]] : words
    let place: Int
    if let known = constants[kept] {
      place = known
    } else {
      place = run(kept.count, uniform: true, role: .constant(kept))
      constants[kept] = place
    }
    return Value(run: place, count: words.count, repeats: isRepeated)
  }

  mutating func constant(_ value: Float) -> Value { constant([value.bitPattern]) }
  mutating func constant(_ value: Int) -> Value { constant([UInt32(truncatingIfNeeded: value)]) }
  var allBits: UInt32 { ~0 }
  mutating func truth(_ value: Bool) -> Value { constant([value ? allBits : 0]) }

  mutating func append(_ instruction: VirtualInstruction) {
    effort += 1
    if effort > ShaderLimit.instructions.largest { exceeded = exceeded ?? .instructions }
    guard exceeded == nil else { return }
    output.code.append(instruction)
  }

  /// Largest number of components that one instruction is given.
  static let largestCount = 128

  /// Emits a componentwise instruction into components that exist already.
  mutating func emit(_ opcode: sim_opcode, into d: Value, _ a: Value, _ b: Value? = nil, _ c: Value? = nil) {
    var start = 0
    while start < d.count {
      let count = min(Self.largestCount, d.count - start)
      append(
        VirtualInstruction(
          opcode: opcode, count: count, d: d.slice(start, count).operand, a: a.slice(start, count).operand,
          b: b?.slice(start, count).operand, c: c?.slice(start, count).operand))
      start += count
    }
  }

  /// A componentwise instruction's result; operands of one component serve for all `count`.
  mutating func operation(
    _ opcode: sim_opcode, count: Int, _ a: Value, _ b: Value? = nil, _ c: Value? = nil
  ) -> Value {
    func fit(_ value: Value) -> Value { value.count == 1 && count > 1 ? value.spread(count) : value }
    let operands = [a, b, c].compactMap(\.self).map(fit)
    let key = Computation(opcode: opcode, operands: operands)
    let isLasting = isLasting(key)
    if isLasting, let known = computed[key], known.count == count { return known }
    let uniform = operands.allSatisfy(isUniform)
    let result = Value(run: run(count, uniform: uniform), count: count)
    emit(opcode, into: result, fit(a), b.map(fit), c.map(fit))
    if isLasting { computed[key] = result }
    return result
  }

  /// One component from many.
  mutating func reduction(_ opcode: sim_opcode, _ a: Value, _ b: Value? = nil) -> Value {
    let uniform = isUniform(a) && (b.map(isUniform) ?? true)
    let result = Value(run: run(1, uniform: uniform), count: 1)
    append(
      VirtualInstruction(
        opcode: opcode, count: a.count, d: result.operand, a: a.operand, b: b?.operand))
    return result
  }

  /// The same components, all side by side.
  mutating func contiguous(_ value: Value) -> Value {
    guard value.repeats, value.count > 1 else { return value }
    if case .constant(let words) = output.runs[value.run].role, words.count == 1 {
      let key = [UInt32](repeating: words[0], count: value.count)
      let place = constants[key] ?? run(value.count, uniform: true, role: .constant(key))
      constants[key] = place
      return Value(run: place, count: value.count)
    }
    let result = Value(run: run(value.count, uniform: isUniform(value)), count: value.count)
    emit(SIM_move, into: result, value)
    return result
  }

  mutating func copy(_ value: Value) -> Value {
    let result = Value(run: run(value.count, uniform: isUniform(value)), count: value.count)
    emit(SIM_move, into: result, value)
    return result
  }

  /// Values one after the other.
  mutating func gather(_ parts: [Value]) -> Value {
    if parts.count == 1 { return parts[0] }
    let count = parts.reduce(0) { $0 + $1.count }
    let key = Computation(opcode: SIM_move, operands: parts)
    let isLasting = parts.allSatisfy(isLasting)
    if isLasting, let known = computed[key] { return known }
    let result = Value(run: run(count, uniform: parts.allSatisfy(isUniform)), count: count)
    if isLasting { computed[key] = result }
    var offset = 0
    for part in parts {
      emit(SIM_move, into: result.slice(offset, part.count), part)
      offset += part.count
    }
    return result
  }

  mutating func label() -> Int {
    output.labels.append(0)
    return output.labels.count - 1
  }

  mutating func place(_ label: Int) {
    output.labels[label] = output.code.count
    // What comes before may have been jumped over.
    computed.removeAll(keepingCapacity: true)
  }

  mutating func jump(_ opcode: sim_opcode, _ condition: Value? = nil, to label: Int) {
    append(VirtualInstruction(opcode: opcode, count: 1, a: condition?.operand, label: label))
  }
}

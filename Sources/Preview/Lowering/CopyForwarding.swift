import CSimulator

extension VirtualProgram {
  /// Removes moves: what is computed for a variable is written there at once, and a copy of what does not change
  /// while the copy is needed is read where it comes from.
  mutating func forwardCopies() {
    var forwarding = CopyForwarding(self)
    forwarding.run()
    self = forwarding.program
  }
}

/// Looks at moves within stretches of code without labels and jumps.
private struct CopyForwarding {
  var program: VirtualProgram
  /// Instructions that write and read a run, in order; nil where a caller reads or writes it, too.
  private var writers: [[Int]]
  private var readers: [[Int]]
  private var isFixed: [Bool]
  /// Numbers stretches.
  private var stretch: [Int]

  /// How far apart the instructions of one change may be.
  private static let reach = 256

  init(_ program: VirtualProgram) {
    self.program = program
    writers = Array(repeating: [], count: program.runs.count)
    readers = Array(repeating: [], count: program.runs.count)
    isFixed = program.runs.map { $0.role != .temporary }
    for run in program.outputs.map(\.run)
      + [program.discarded, program.coordinates, program.covered].compactMap(\.self)
    {
      isFixed[run] = true
    }
    stretch = Array(repeating: 0, count: program.code.count)
    let starts = Set(program.labels)
    var number = 0
    for (index, instruction) in program.code.enumerated() {
      if starts.contains(index) { number += 1 }
      stretch[index] = number
      if instruction.label != nil { number += 1 }
      guard !instruction.isRemoved else { continue }
      if let d = instruction.d { writers[d.run].append(index) }
      for run in Set(instruction.operands.map(\.run)) { readers[run].append(index) }
    }
  }

  mutating func run() {
    for index in program.code.indices {
      let move = program.code[index]
      guard !move.isRemoved, move.opcode == SIM_move, let d = move.d, let a = move.a, d.run != a.run,
        !a.repeats || move.count == 1, program.runs[d.run].isUniform == program.runs[a.run].isUniform
      else { continue }
      if !writeAtOnce(index, d, a) { readAtSource(index, d, a) }
    }
  }

  /// `t = …; v = t` becomes `v = …`.
  private mutating func writeAtOnce(_ index: Int, _ d: VirtualOperand, _ a: VirtualOperand) -> Bool {
    let count = program.code[index].count
    guard !isFixed[a.run], a.offset == 0, program.runs[a.run].count == count, writers[a.run].count == 1,
      let origin = writers[a.run].first, origin < index, let last = readers[a.run].last,
      last - origin <= Self.reach, readers[a.run].first ?? 0 > origin,
      stretch[origin] == stretch[index], stretch[last] == stretch[index]
    else { return false }
    var maker = program.code[origin]
    guard maker.d?.offset == 0, maker.writtenCount(runs: program.runs) == count, mayWrite(maker, d) else {
      return false
    }
    // Nobody else may use the place, and nobody may change it while the value is needed.
    for other in (origin + 1)..<max(index, last + 1) where other != index && !program.code[other].isRemoved {
      if other < index, mentions(other, d, count) { return false }
      if other > index, other <= last, writes(other, d, count) { return false }
      if other > index, other == last, program.code[other].d?.run == d.run { return false }
    }
    for reader in readers[a.run] where reader != index {
      if program.code[reader].shape == SIM_SHAPE_SPECIAL, program.code[reader].d?.run == d.run { return false }
    }
    maker.d = d
    program.code[origin] = maker
    program.code[index].isRemoved = true
    for reader in readers[a.run] where reader != index { rename(reader, from: a.run, to: d.run, by: d.offset) }
    replace(a.run, by: d.run, at: index, origin: origin)
    return true
  }

  /// `t = s; … t …` becomes `… s …`.
  private mutating func readAtSource(_ index: Int, _ d: VirtualOperand, _ a: VirtualOperand) {
    let count = program.code[index].count
    guard !isFixed[d.run], d.offset == 0, program.runs[d.run].count == count, writers[d.run] == [index],
      let first = readers[d.run].first, first > index, let last = readers[d.run].last, last - index <= Self.reach,
      stretch[first] == stretch[index], stretch[last] == stretch[index]
    else { return }
    for other in (index + 1)...last where !program.code[other].isRemoved {
      if writes(other, a, count) { return }
    }
    for reader in readers[d.run] { rename(reader, from: d.run, to: a.run, by: a.offset) }
    program.code[index].isRemoved = true
    writers[d.run] = []
    readers[a.run] = Set(readers[a.run].filter { $0 != index } + readers[d.run]).sorted()
    readers[d.run] = []
  }

  /// Whether an instruction's result may lie at a place, whatever it reads there.
  private func mayWrite(_ maker: VirtualInstruction, _ d: VirtualOperand) -> Bool {
    for operand in maker.operands where operand.run == d.run {
      let isSame = operand.offset == d.offset && (!operand.repeats || maker.count == 1)
      if maker.isComponentwise, isSame { continue }
      if maker.opcode == SIM_matvec, isSame, operand == maker.c, operand != maker.a, operand != maker.b { continue }
      return false
    }
    // What they write or read is told by the run's length.
    return maker.shape != SIM_SHAPE_SPECIAL || maker.opcode == SIM_matvec
  }

  private func overlaps(_ operand: VirtualOperand, _ length: Int, _ place: VirtualOperand, _ count: Int) -> Bool {
    operand.run == place.run && operand.offset < place.offset + count && place.offset < operand.offset + length
  }

  private func writes(_ index: Int, _ place: VirtualOperand, _ count: Int) -> Bool {
    let instruction = program.code[index]
    guard let d = instruction.d else { return false }
    return overlaps(d, instruction.writtenCount(runs: program.runs), place, count)
  }

  private func mentions(_ index: Int, _ place: VirtualOperand, _ count: Int) -> Bool {
    if writes(index, place, count) { return true }
    let instruction = program.code[index]
    for path in [\VirtualInstruction.a, \.b, \.c] {
      guard let operand = instruction[keyPath: path] else { continue }
      if overlaps(operand, instruction.readCount(of: path, runs: program.runs), place, count) { return true }
    }
    return false
  }

  private mutating func rename(_ index: Int, from run: Int, to other: Int, by offset: Int) {
    for path in [\VirtualInstruction.a, \.b, \.c] {
      guard var operand = program.code[index][keyPath: path], operand.run == run else { continue }
      (operand.run, operand.offset) = (other, operand.offset + offset)
      program.code[index][keyPath: path] = operand
    }
  }

  /// Keeps the lists of readers and writers right.
  private mutating func replace(_ run: Int, by other: Int, at index: Int, origin: Int) {
    writers[other] = Set(writers[other].filter { $0 != index } + [origin]).sorted()
    let moved = readers[run].filter { $0 != index }
    readers[other] = Set(readers[other] + moved).sorted()
    writers[run] = []
    readers[run] = []
  }
}

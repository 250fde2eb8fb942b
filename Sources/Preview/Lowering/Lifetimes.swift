import CSimulator

/// From where to where each run is needed, in instructions.
struct Lifetimes {
  private(set) var first: [Int]
  private(set) var last: [Int]
  private(set) var isMentioned: [Bool]
  /// Runs whose lifetime begins or ends at an instruction.
  private(set) var starting: [[Int]]
  private(set) var ending: [[Int]]

  init(_ program: VirtualProgram) {
    let count = program.code.count
    first = Array(repeating: count, count: program.runs.count)
    last = Array(repeating: -1, count: program.runs.count)
    for (index, instruction) in program.code.enumerated() where !instruction.isRemoved {
      for operand in [instruction.d, instruction.a, instruction.b, instruction.c] {
        guard let run = operand?.run else { continue }
        first[run] = min(first[run], index)
        last[run] = max(last[run], index)
      }
    }
    isMentioned = last.map { $0 >= 0 }
    if let coordinates = program.coordinates, last[coordinates] >= 0 { first[coordinates] = 0 }
    if let covered = program.covered, last[covered] >= 0 { first[covered] = 0 }
    for run in program.outputs.map(\.run) + [program.discarded].compactMap({ $0 }) {
      first[run] = min(first[run], max(0, count - 1))
      last[run] = count - 1
      isMentioned[run] = true
    }
    let loops = Loops(program)
    starting = Array(repeating: [], count: count)
    ending = Array(repeating: [], count: count)
    for run in program.runs.indices where isMentioned[run] {
      (first[run], last[run]) = loops.extended(first[run], last[run])
      starting[first[run]].append(run)
      ending[last[run]].append(run)
    }
  }

  /// The run that ends where another begins, component by component in the same instruction, so that the one may
  /// lie where the other lay.
  func predecessor(of run: Int, at index: Int, _ program: VirtualProgram) -> Int? {
    let instruction = program.code[index]
    guard !instruction.isRemoved, let d = instruction.d, d.run == run, d.offset == 0, first[run] == index,
      instruction.count == program.runs[run].count
    else { return nil }
    func fits(_ operand: VirtualOperand?) -> Int? {
      guard let operand, operand.offset == 0, last[operand.run] == index, operand.run != run,
        !operand.repeats || instruction.count == 1,
        program.runs[operand.run].count == instruction.count,
        program.runs[operand.run].isUniform == program.runs[run].isUniform,
        // A component that serves for all must not be overwritten by the first.
        instruction.operands.allSatisfy({ $0.run != operand.run || !$0.repeats || instruction.count == 1 })
      else { return nil }
      switch program.runs[operand.run].role {
      case .constant, .given: return nil
      default: return operand.run
      }
    }
    if instruction.isComponentwise { return fits(instruction.a) ?? fits(instruction.b) ?? fits(instruction.c) }
    if instruction.opcode == SIM_matvec { return isAlone(instruction) ? fits(instruction.c) : nil }
    return nil
  }

  /// Whether a matrix-vector product's sum is not one of its factors, too.
  private func isAlone(_ instruction: VirtualInstruction) -> Bool {
    instruction.c?.run != instruction.a?.run && instruction.c?.run != instruction.b?.run
  }
}

/// The loops of a program, as stretches of instructions within each other.
private struct Loops {
  private var bounds: [(first: Int, last: Int)] = []
  private var parents: [Int?] = []
  /// The innermost loop around each instruction.
  private var innermost: [Int?]

  init(_ program: VirtualProgram) {
    innermost = Array(repeating: nil, count: program.code.count)
    for (index, instruction) in program.code.enumerated() where !instruction.isRemoved {
      if let label = instruction.label, program.labels[label] <= index {
        bounds.append((program.labels[label], index))
      }
    }
    bounds.sort { ($0.first, -$0.last) < ($1.first, -$1.last) }
    var open: [Int] = []
    var next = 0
    for index in program.code.indices {
      while let top = open.last, bounds[top].last < index { open.removeLast() }
      while next < bounds.count, bounds[next].first == index {
        parents.append(open.last)
        open.append(next)
        next += 1
      }
      innermost[index] = open.last
    }
  }

  /// A lifetime that lies partly within a loop lasts for all of it.
  func extended(_ first: Int, _ last: Int) -> (Int, Int) {
    var (start, end) = (first, last)
    var loop = innermost[first]
    while let current = loop {
      if bounds[current].last < last { start = bounds[current].first }
      loop = parents[current]
    }
    loop = innermost[last]
    while let current = loop {
      if bounds[current].first > first { end = bounds[current].last }
      loop = parents[current]
    }
    return (start, end)
  }
}

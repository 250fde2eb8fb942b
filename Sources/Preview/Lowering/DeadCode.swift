import CSimulator

extension VirtualProgram {
  /// How far ahead it is looked for what overwrites a first value.
  private static let fillReach = 1024

  /// Removes first values of constants that are overwritten before anything reads them.
  mutating func removeNeedlessFills() {
    var first = [Int?](repeating: nil, count: runs.count)
    var isSettled = [Bool](repeating: false, count: runs.count)
    for (index, instruction) in code.enumerated() where !instruction.isRemoved {
      for operand in instruction.operands { isSettled[operand.run] = true }
      guard let d = instruction.d, !isSettled[d.run] else { continue }
      let isWhole =
        d.offset == 0 && instruction.count == runs[d.run].count && instruction.shape != SIM_SHAPE_REDUCE
        && instruction.shape != SIM_SHAPE_REDUCE2
      guard let fill = first[d.run] else {
        if isWhole, instruction.opcode == SIM_move { first[d.run] = index } else { isSettled[d.run] = true }
        continue
      }
      isSettled[d.run] = true
      guard isWhole, instruction.shape != SIM_SHAPE_SPECIAL || instruction.opcode == SIM_matvec,
        index - fill <= Self.fillReach, !jumps(from: fill, over: index)
      else { continue }
      code[fill].isRemoved = true
    }
  }

  /// Whether an instruction may be left out although one before it runs.
  private func jumps(from start: Int, over end: Int) -> Bool {
    code[start..<end].contains { !$0.isRemoved && $0.label.map { labels[$0] > end } == true }
  }

  /// Removes what nothing reads.
  mutating func removeDeadCode() {
    var isLive = [Bool](repeating: false, count: runs.count)
    var definitions = [[Int]](repeating: [], count: runs.count)
    var pending: [Int] = []
    func use(_ run: Int) {
      if !isLive[run] {
        isLive[run] = true
        pending.append(run)
      }
    }
    for output in outputs { use(output.run) }
    if let discarded { use(discarded) }
    for (index, instruction) in code.enumerated() where !instruction.isRemoved {
      if let d = instruction.d {
        definitions[d.run].append(index)
      } else {
        for operand in instruction.operands { use(operand.run) }
      }
    }
    while let run = pending.popLast() {
      for index in definitions[run] { for operand in code[index].operands { use(operand.run) } }
    }
    for index in code.indices {
      if let d = code[index].d, !isLive[d.run] { code[index].isRemoved = true }
    }
  }
}

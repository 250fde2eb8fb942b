import CSimulator

extension VirtualProgram {
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

import CSimulator

/// Where runs lie: uniform ones in words, others in slots of one word a lane, which serve again when a run is not
/// needed any more (linear scan).
struct RegisterAllocation {
  /// First word or slot of each run; nil where nothing mentions it.
  private(set) var places: [Int?]
  private(set) var slots = 0
  private(set) var uniformWords = 0
  /// Words that a program begins with: constants and what a caller sets.
  private(set) var initialWords: [UInt32] = []
  /// How many of these are constants.
  private(set) var constantWords = 0

  init(_ program: VirtualProgram) {
    places = Array(repeating: nil, count: program.runs.count)
    let lifetimes = Lifetimes(program)
    placeInitialWords(program, lifetimes)
    var words = Pool(reserved: initialWords.count)
    var lanes = Pool(reserved: 0)
    var takenOver = [Bool](repeating: false, count: program.runs.count)
    for index in program.code.indices {
      if index > 0 {
        for run in lifetimes.ending[index - 1] where !takenOver[run] {
          // What memory begins with serves the next batch, too.
          guard let place = places[run], !program.runs[run].isInitial else { continue }
          let count = program.runs[run].count
          if program.runs[run].isUniform { words.free(place, count) } else { lanes.free(place, count) }
        }
      }
      for run in lifetimes.starting[index] where places[run] == nil {
        if let heir = lifetimes.predecessor(of: run, at: index, program), !takenOver[heir], let place = places[heir] {
          takenOver[heir] = true
          places[run] = place
          continue
        }
        let count = program.runs[run].count
        places[run] = program.runs[run].isUniform ? words.take(count) : lanes.take(count)
      }
    }
    uniformWords = words.size
    slots = lanes.size
  }

  private mutating func placeInitialWords(_ program: VirtualProgram, _ lifetimes: Lifetimes) {
    for (run, virtual) in program.runs.enumerated() {
      guard case .constant(let words) = virtual.role, lifetimes.isMentioned[run] else { continue }
      places[run] = initialWords.count
      initialWords += words
    }
    constantWords = initialWords.count
    for (run, virtual) in program.runs.enumerated() where virtual.role == .given {
      places[run] = initialWords.count
      initialWords += [UInt32](repeating: 0, count: virtual.count)
    }
    for uniform in program.uniforms where uniform.initial != 0 {
      guard let place = places[uniform.run] else { continue }
      for word in place..<place + uniform.type.scalarCount { initialWords[word] = uniform.initial }
    }
  }

  /// Places that are free, in order.
  private struct Pool {
    private var gaps: [(start: Int, count: Int)] = []
    private(set) var size: Int

    init(reserved: Int) { size = reserved }

    mutating func take(_ count: Int) -> Int {
      if let index = gaps.firstIndex(where: { $0.count >= count }) {
        let start = gaps[index].start
        if gaps[index].count == count {
          gaps.remove(at: index)
        } else {
          gaps[index].start += count
          gaps[index].count -= count
        }
        return start
      }
      if let last = gaps.last, last.start + last.count == size {
        gaps.removeLast()
        size = last.start + count
        return last.start
      }
      size += count
      return size - count
    }

    mutating func free(_ start: Int, _ count: Int) {
      var index = gaps.count
      while index > 0, gaps[index - 1].start > start { index -= 1 }
      gaps.insert((start, count), at: index)
      if index + 1 < gaps.count, gaps[index].start + gaps[index].count == gaps[index + 1].start {
        gaps[index].count += gaps[index + 1].count
        gaps.remove(at: index + 1)
      }
      if index > 0, gaps[index - 1].start + gaps[index - 1].count == gaps[index].start {
        gaps[index - 1].count += gaps[index].count
        gaps.remove(at: index)
      }
    }
  }
}

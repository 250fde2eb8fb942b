/// A text told by the lines that it shares with another.
///
/// As JSON an array: two numbers are a range of the other text's lines, from the first to before the last; a string
/// is lines of its own.
package struct LinePatch: Equatable, Sendable, Encodable {
  package enum Piece: Equatable, Sendable {
    case shared(Range<Int>)
    case new(String)
  }

  package private(set) var pieces: [Piece] = []

  /// What makes `text` of `base`.
  package init(from base: String, to text: String) {
    let (lines, wanted) = (Self.lines(base), Self.lines(text))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in wanted.difference(from: lines) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var next = 0
    for (index, line) in wanted.enumerated() {
      if inserted.contains(index) {
        add(String(line))
      } else {
        while removed.contains(next) { next += 1 }
        share(next)
        next += 1
      }
    }
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private mutating func add(_ line: String) {
    if case .new(let text) = pieces.last {
      pieces[pieces.count - 1] = .new(text + "\n" + line)
    } else {
      pieces.append(.new(line))
    }
  }

  private mutating func share(_ line: Int) {
    if case .shared(let range) = pieces.last, range.upperBound == line {
      pieces[pieces.count - 1] = .shared(range.lowerBound..<line + 1)
    } else {
      pieces.append(.shared(line..<line + 1))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for piece in pieces {
      switch piece {
      case .shared(let range):
        try container.encode(range.lowerBound)
        try container.encode(range.upperBound)
      case .new(let text): try container.encode(text)
      }
    }
  }
}

/// A text told by what it shares with another.
///
/// As JSON an array: two numbers are how many of the other text's characters to leave out since the last that were
/// taken, backwards if negative, and how many to take; a string is new.
package struct TextPatch: Equatable, Sendable, Encodable {
  package enum Piece: Equatable, Sendable {
    case shared(Range<Int>)
    case new(String)
  }

  package let pieces: [Piece]

  /// Shorter runs take more characters as numbers than as text.
  private static let shortestRun = 10

  /// What makes `text` of `base`: from left to right the longest runs that `base` has somewhere.
  package init(from base: String, to text: String) {
    let (source, target) = (Array(base.utf8), Array(text.utf8))
    // A byte is a character in JavaScript, too: what else there is would be counted otherwise.
    guard source.allSatisfy({ $0 < 128 }) else {
      pieces = text.isEmpty ? [] : [.new(text)]
      return
    }
    let index = RunIndex(source)
    var pieces: [Piece] = []
    var new: [UInt8] = []
    var position = 0
    func addNew() {
      if !new.isEmpty { pieces.append(.new(String(decoding: new, as: UTF8.self))) }
      new = []
    }
    while position < target.count {
      let run = index.longestRun(in: target, at: position)
      if run.count < Self.shortestRun {
        new.append(target[position])
        position += 1
      } else {
        addNew()
        pieces.append(.shared(run))
        position += run.count
      }
    }
    addNew()
    self.pieces = pieces
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    var position = 0
    for piece in pieces {
      switch piece {
      case .shared(let range):
        try container.encode(range.lowerBound - position)
        try container.encode(range.count)
        position = range.upperBound
      case .new(let text): try container.encode(text)
      }
    }
  }
}

/// Where in a text runs of characters begin.
private struct RunIndex {
  private let text: [UInt8]
  /// Positions by the characters that follow them.
  private var positions: [UInt64: [Int]] = [:]

  private static let keyLength = 8
  /// Of runs that are everywhere, such as zeros, the first ones do.
  private static let positionLimit = 32

  init(_ text: [UInt8]) {
    self.text = text
    for position in text.indices.dropLast(Self.keyLength - 1) {
      let key = Self.key(text, position)
      if positions[key, default: []].count < Self.positionLimit { positions[key, default: []].append(position) }
    }
  }

  private static func key(_ text: [UInt8], _ position: Int) -> UInt64 {
    text[position..<position + keyLength].reduce(0) { $0 << 8 | UInt64($1) }
  }

  func longestRun(in other: [UInt8], at start: Int) -> Range<Int> {
    guard start + Self.keyLength <= other.count else { return 0..<0 }
    var longest = 0..<0
    for position in positions[Self.key(other, start)] ?? [] {
      var length = Self.keyLength
      while position + length < text.count, start + length < other.count,
        text[position + length] == other[start + length]
      {
        length += 1
      }
      if length > longest.count { longest = position..<position + length }
    }
    return longest
  }
}

import Foundation
import Preview
import TestSupport
import Testing

/// Any bytes at all are a program or have errors: these tests fail by crashing or by taking too long.
@Suite(.timeLimit(.minutes(1))) struct RandomInputTests {
  private func judge(_ bytes: [UInt8]) {
    do throws(ShaderErrors) {
      _ = try Program.check(bytes: bytes, file: "fuzz")
    } catch {
      #expect(!error.errors.isEmpty && error.errors.count <= ShaderLimit.errors.largest + 1)
    }
  }

  @Test(arguments: 0..<10)
  func `Random bytes`(seed: Int) {
    var random = SmallRandom(seed: seed)
    for _ in 0..<20 {
      let count = Int.random(in: 0...200, using: &random)
      judge((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }

  @Test(arguments: 0..<20, GLSLVersion.allCases)
  func `Random tokens`(seed: Int, version: GLSLVersion) {
    var random = SmallRandom(seed: seed)
    let words =
      Keyword.allCases.map(\.rawValue) + Punctuator.allCases.map(\.rawValue) + [
        "a", "b", "S", "main", "gl_FragColor", "texture", "1", "2.5", "3u", "0", "\n#if ", "\n#define a ", "\n#endif\n",
        "\n#else\n", "\n#define F(x) x", "F(", "\n", "void main() {", "struct S {", "}", ";", ";", "(", ")", "(", ")",
      ]
    for _ in 0..<10 {
      var text = version == .es300 ? "#version 300 es\nvoid main() { " : "void main() { "
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        text += words[Int.random(in: 0..<words.count, using: &random)] + " "
      }
      judge(Array(text.utf8))
    }
  }

  /// Programs of the corpus; the folder's order is the file system's, so that it is sorted.
  static func corpus() throws -> [[UInt8]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".frag") }
    return try files.sorted().map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
  }

  @Test(arguments: 0..<4)
  func `Programs with mistakes`(seed: Int) throws {
    var random = SmallRandom(seed: seed)
    let corpus = try Self.corpus()
    #expect(!corpus.isEmpty)
    for _ in 0..<100 {
      var bytes = corpus[Int.random(in: 0..<corpus.count, using: &random)]
      let other = corpus[Int.random(in: 0..<corpus.count, using: &random)]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        guard !bytes.isEmpty, !other.isEmpty else { break }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
        let from = Int.random(in: 0..<other.count, using: &random)
        let piece = other[from..<min(other.count, from + Int.random(in: 0...30, using: &random))]
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 2: bytes.replaceSubrange(place..<end, with: piece)
        default: bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
      }
      judge(bytes)
    }
  }
}

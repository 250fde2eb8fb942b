import TestSupport

/// Draws inputs that are nearly shaders.
struct Damage {
  let seeds: [[UInt8]]
  var random: SmallRandom

  /// Words that matter to some stage, to be put anywhere.
  private static let words = [
    "(", ")", "{", "}", "[", "]", ";", ",", ".", "?", ":", "=", "==", "++", "--", "<<", ">>=", "&&", "^^", "%", "#",
    "##", "\\\n", "/*", "*/", "//", "\"", "\0", "é", "-", "!", "~", "0", "1", "1.0", "1e39", "0x", "08", "4294967296u",
    "2147483648", "1.", ".5", "x", "main", "gl_FragCoord", "gl_FragColor", "gl_FragData", "gl_FragDepth", "float",
    "int", "uint", "bool", "void", "vec4", "ivec2", "mat3", "mat2x4", "sampler2D", "struct S { float a; }",
    "const", "in", "out", "inout", "uniform", "layout(location=0)", "precision", "highp", "mediump", "lowp",
    "invariant", "flat", "if", "else", "for(;;)", "while", "do", "switch", "case 0:", "default:", "break",
    "continue", "return", "discard", "\n#version 300 es\n", "\n#define A(x) A(x) x\n", "\n#if 1\n", "\n#endif\n",
    "\n#line 0\n", "\n#extension all : warn\n", "A(A(A(1)))", "[1000000]", "[-1]", ".xyzw", ".rgg", ".length()",
    "texture(", "pow(", "dFdx(", "mat4(1.0)*", "vec2(", "true", "false",
  ].map { Array($0.utf8) }

  /// The next input.
  mutating func next() -> [UInt8] {
    var bytes = seeds[pick(seeds.count)]
    for _ in 0...pick(4) { change(&bytes) }
    // Longer ones would only cost time.
    return Array(bytes.prefix(20_000))
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let at = pick(bytes.count + 1)
    switch pick(8) {
    case 0: bytes.insert(contentsOf: Self.words[pick(Self.words.count)], at: at)
    case 1: bytes.removeSubrange(range(in: bytes, atMost: 40))
    case 2: if at < bytes.count { bytes[at] = UInt8(truncatingIfNeeded: pick(256)) }
    case 3: bytes.insert(contentsOf: bytes[range(in: bytes, atMost: 200)], at: at)
    case 4:
      let other = seeds[pick(seeds.count)]
      bytes.insert(contentsOf: other[range(in: other, atMost: 200)], at: at)
    case 5: replaceWord(in: &bytes)
    case 6:
      // The same again and again: depth.
      let word = Self.words[pick(Self.words.count)]
      bytes.insert(contentsOf: repeatElement(word, count: 1 << pick(11)).joined(), at: at)
    default: swapLines(in: &bytes)
    }
  }

  /// Puts a word in the place of another one.
  private mutating func replaceWord(in bytes: inout [UInt8]) {
    let at = pick(bytes.count + 1)
    let isWord = { (byte: UInt8) in byte == 95 || byte | 32 >= 97 && byte | 32 <= 122 || byte >= 48 && byte <= 57 }
    let start = bytes[..<at].lastIndex { !isWord($0) }.map { $0 + 1 } ?? 0
    let end = bytes[at...].firstIndex { !isWord($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: Self.words[pick(Self.words.count)])
  }

  private mutating func swapLines(in bytes: inout [UInt8]) {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    lines.swapAt(pick(lines.count), pick(lines.count))
    bytes = Array(lines.joined(separator: [10]))
  }

  private mutating func range(in bytes: [UInt8], atMost length: Int) -> Range<Int> {
    let start = pick(bytes.count + 1)
    return start..<min(bytes.count, start + pick(length))
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &random) }
}

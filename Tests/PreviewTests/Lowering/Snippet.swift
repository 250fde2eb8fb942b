import Foundation
import Preview
import Testing

/// Statements that compute `vec4 r` from variables, run in several ways that must not matter.
struct Snippet: Sendable, CustomTestStringConvertible {
  /// `T name = value`, which the statements may read, and write if they are not constants.
  var variables: [String]
  var body: String
  var expected: [Float]
  var declarations = ""
  var isES100 = false
  var testDescription: String { body }

  init(
    _ variables: [String], _ body: String, _ expected: [Float], declarations: String = "", isES100: Bool = false
  ) {
    self.variables = variables
    self.body = body
    self.expected = expected
    self.declarations = declarations
    self.isES100 = isES100
  }

  /// What the machine knows about the variables.
  enum Way: CaseIterable {
    /// Constants: folded.
    case constant
    /// The same in all pixels.
    case uniform
    /// As far as the machine knows, different in each pixel.
    case varying
    /// Uniform, but some of the pixels go another way.
    case divergentUniform
    case divergentVarying
  }

  static let size = 6

  func text(_ way: Way) -> String {
    let changes = way == .uniform || way == .divergentUniform ? "u_yes" : "gl_FragCoord.x > 2.0"
    let variables = variables.map { variable in
      if way == .constant { return "const \(variable);" }
      let parts = variable.split(separator: "=", maxSplits: 1)
      let name = parts[0].split(separator: " ").last.map(String.init) ?? ""
      let plain = name.split(separator: "[").first.map(String.init) ?? name
      return "\(variable); if (\(changes)) \(plain) =\(parts[1]);"
    }.joined(separator: "\n  ")
    let isDivergent = way == .divergentUniform || way == .divergentVarying
    let inner = isDivergent ? "if (gl_FragCoord.x < 3.0) { \(body) } else r = vec4(-9.0);" : body
    let head = isES100 ? "" : "#version 300 es\n"
    let result = isES100 ? "gl_FragColor" : "color"
    return """
      \(head)precision highp float;
      precision highp int;
      \(isES100 ? "" : "precision highp sampler3D; precision highp isampler2D; precision highp usampler2D;")
      \(isES100 ? "" : "out vec4 color;")
      uniform bool u_yes;
      \(declarations)
      void main() {
        \(variables)
        vec4 r = vec4(0.0);
        \(inner)
        \(result) = r;
      }
      """
  }

  /// The pixels of a row of six.
  func run(
    _ way: Way, options: LoweringOptions = LoweringOptions(), setUp: (inout Program) throws -> Void = { _ in }
  ) throws -> [[Float]] {
    var program = try Program(text(way), file: "snippet", options: options)
    if program.hasUniform("u_yes") { try program.set("u_yes", to: .boolean(true)) }
    try setUp(&program)
    let texture = Texture(width: Self.size, height: 1, format: .rgba32f)
    try program.draw(into: Framebuffer(texture), workers: 1)
    let floats = texture.floats
    return (0..<Self.size).map { Array(floats[4 * $0..<4 * $0 + 4]) }
  }

  /// Runs it in every way and compares with what is expected.
  func check(
    _ ways: [Way] = Way.allCases, tolerance: Float = 0, options: LoweringOptions = LoweringOptions(),
    setUp: (inout Program) throws -> Void = { _ in }, at location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    for way in ways {
      let pixels = try run(way, options: options, setUp: setUp)
      let isDivergent = way == .divergentUniform || way == .divergentVarying
      for (x, pixel) in pixels.enumerated() {
        let wanted = isDivergent && x > 2 ? [-9, -9, -9, -9] : expected
        let same = zip(pixel, wanted).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) || $0 == $1 }
        #expect(same, "\(way), pixel \(x): \(pixel), not \(wanted)", sourceLocation: location)
        if !same { return }
      }
    }
  }
}

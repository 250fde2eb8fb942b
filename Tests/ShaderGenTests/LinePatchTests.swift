import Foundation
import NCAModel
import ShaderGen
import Testing

extension LinePatch {
  /// What the page's player makes of a text.
  func applied(to base: String) -> String {
    let lines = base.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return pieces.flatMap { piece in
      switch piece {
      case .shared(let range): Array(lines[range])
      case .new(let text): [text]
      }
    }.joined(separator: "\n")
  }
}

@Suite struct LinePatchTests {
  @Test(arguments: [
    ("a\nb\nc", "a\nb\nc"), ("a\nb\nc", "a\nx\ny\nc"), ("a\nb\nc\n", "b\nc\n"), ("", "a"), ("a", ""),
    ("a\nb\na\nb", "b\na\nb\na"), ("a\n\nb", "\n\n\n"), ("x\ny", "entirely\nother"),
  ])
  func `A patch makes the text of the other`(_ base: String, _ text: String) {
    #expect(LinePatch(from: base, to: text).applied(to: base) == text)
  }

  @Test func `What is shared costs two numbers and what is new is told as text`() throws {
    let patch = LinePatch(from: "a\nb\nc\nd", to: "a\nb\nx\ny\nd")
    #expect(patch.pieces == [.shared(0..<2), .new("x\ny"), .shared(3..<4)])
    #expect(String(decoding: try JSONEncoder().encode(patch), as: UTF8.self) == #"[0,2,"x\ny",3,4]"#)
  }

  @Test(arguments: ["rgba16f", "rgba32f", "rgba8"])
  func `A page's patches make the texts of WebGL 1 and of bytes`(_ format: String) throws {
    var options = ExportOptions()
    options.stateFormat = try #require(StateFormat(rawValue: format))
    let automata = [try model(channels: 12, hidden: 20), try model(channels: 12, hidden: 8, name: "moss")]
    let page = try PageModel(automata, options)
    func texts(_ dialect: some Dialect, _ format: StateFormat) throws -> [String: String] {
      options.stateFormat = format
      let program = try Exporter.program(automata, dialect, options)
      return Dictionary(uniqueKeysWithValues: program.passes.map { ("\($0.purpose)", dialect.fragmentShader($0.purpose, of: program)) })
    }
    func patched(_ texts: [String: String], _ patches: [String: LinePatch]) -> [String: String] {
      Dictionary(uniqueKeysWithValues: texts.map { ($0, patches[$0]?.applied(to: $1) ?? $1) })
    }
    let wanted = try #require(options.stateFormat)
    var webgl1 = patched(page.shaders, page.webgl1)
    #expect(webgl1.removeValue(forKey: "vertex") == WebGL1.vertexShader)
    #expect(try webgl1 == texts(WebGL1(), wanted))
    guard wanted != .rgba8 else { return #expect(page.bytes == nil) }
    #expect(try patched(webgl1, #require(page.bytes)) == texts(WebGL1(), .rgba8))
  }

  @Test func `An exact model is not had in bytes unless its states fit them`() throws {
    var options = ExportOptions()
    options.exact = true
    #expect(try PageModel(model(channels: 4, hidden: 2), options).bytes == nil)
  }
}

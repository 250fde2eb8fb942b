import Foundation
import NCAModel
import ShaderGen
import Testing

extension TextPatch {
  /// What the page's player makes of a text.
  func applied(to base: String) -> String {
    let bytes = Array(base.utf8)
    return pieces.map { piece in
      switch piece {
      case .shared(let range): String(decoding: bytes[range], as: UTF8.self)
      case .new(let text): text
      }
    }.joined()
  }
}

@Suite struct TextPatchTests {
  @Test(arguments: [
    ("a\nb\nc", "a\nb\nc"), ("", "a"), ("a", ""), ("", ""), ("entirely another", "text"),
    ("Möbius, a strip", "Möbius, a strip"),
    ("0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0", "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1"),
    ("a line that stays\nanother line\nthe end of it all", "the end of it all, a line that stays\nanother line\n"),
  ])
  func `A patch makes the text of the other`(_ base: String, _ text: String) {
    #expect(TextPatch(from: base, to: text).applied(to: base) == text)
  }

  @Test func `What is shared costs two numbers and what is new is told as text`() throws {
    let patch = TextPatch(
      from: "uniform vec4 u_view; uniform ivec2 u_size;", to: "uniform vec4 u_view; what is new uniform ivec2 u_size;")
    #expect(patch.pieces == [.shared(0..<21), .new("what is new"), .shared(20..<42)])
    #expect(String(decoding: try JSONEncoder().encode(patch), as: UTF8.self) == #"[0,21,"what is new",-1,22]"#)
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
      return Dictionary(
        uniqueKeysWithValues: program.passes.filter { $0.purpose != .paint }.map {
          ("\($0.purpose)", PageModel.joined(dialect.fragmentShader($0.purpose, of: program, header: false)))
        })
    }
    func patched(_ texts: [String: String], _ patches: [String: TextPatch]) -> [String: String] {
      Dictionary(uniqueKeysWithValues: texts.map { ($0, patches[$0]?.applied(to: $1) ?? $1) })
    }
    let wanted = try #require(options.stateFormat)
    var webgl1 = patched(page.shaders, page.webgl1)
    #expect(webgl1.removeValue(forKey: "vertex") == PageModel.joined(WebGL1.vertexShader))
    #expect(try webgl1 == texts(WebGL1(hasLight: true), wanted))
    guard wanted != .rgba8 else { return #expect(page.bytes == nil) }
    #expect(try patched(webgl1, #require(page.bytes)) == texts(WebGL1(hasLight: true), .rgba8))
  }

  @Test func `An exact model is not had in bytes unless its states fit them`() throws {
    var options = ExportOptions()
    options.exact = true
    #expect(try PageModel(model(channels: 4, hidden: 2), options).bytes == nil)
  }
}

import Foundation
import NCAModel
import ShaderGen
import Testing

/// Words that a stranger's model might hold.
enum HostileText {
  static let all = [
    "</script><script>alert(1)</script>", "*/ void main(){} /*", "//\u{2028}*\\/", "*\\", "a\nb\rc\u{85}d\u{2029}e",
    "${alert(1)} `x`", "{{player}}{{model}}", "ends in a backslash \\", "??/", "<!--", "]]>", "\u{0}\u{1B}[31m",
    "#define main x\n#error", "Möbius 🌀 \u{202E}", "\" onload=\"alert(1)\" '", "%s%n",
    String(repeating: "long \\\n*/ ", count: 10_000),
  ]

  static func model(_ text: String) throws -> Automaton {
    var automaton = try ShaderGenTests.model(channels: 4, hidden: 2)
    automaton.card = ModelCard(name: text)
    automaton.card.author = text
    automaton.card.license = text
    automaton.card.credit = text
    automaton.card.notes = text
    return automaton
  }
}

@Suite struct HostileTextTests {
  private func files(_ dialect: any Dialect, _ text: String) throws -> [ShaderFile] {
    let program = try ShaderProgram(HostileText.model(text), format: dialect.formats[0], profile: dialect.profile)
    return dialect.files(for: program, HostSettings())
  }

  @Test(arguments: HostileText.all, Dialects.all.map(\.name))
  func `A stranger's words stay in their comments`(_ text: String, _ name: String) throws {
    let dialect = try #require(Dialects.all.first { $0.name == name })
    for (file, plain) in zip(try files(dialect, text), try files(dialect, "x")) where !file.name.hasSuffix(".json") {
      let (lines, wanted) = (Self.lines(file.text), Self.lines(plain.text))
      // A note is for people and begins with the words.
      guard file.name != "README.txt" else {
        #expect(lines.dropFirst(4) == wanted.dropFirst(4) && file.text.utf8.allSatisfy { $0 == 10 || 32..<127 ~= $0 })
        continue
      }
      #expect(lines.filter(Self.isCode) == wanted.filter(Self.isCode), "\(file.name)")
      for comment in lines where comment.hasPrefix("//") {
        #expect(comment.utf8.allSatisfy { 32..<127 ~= $0 })
        #expect(comment.utf8.count <= 200)
        for danger in ["*/", "/*", "\\", "`", "$", "??/"] { #expect(!comment.dropFirst(2).contains(danger)) }
      }
    }
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Neither a comment nor a line of an ISF header or Godot scene that holds the model's words.
  private static func isCode(_ line: Substring) -> Bool {
    if line.hasPrefix("editor_description = \"") { return line.filter { $0 == "\"" }.count != 2 || line.last != "\"" }
    return !["//", "# ", "  \"DESCRIPTION\" :", "  \"CREDIT\" :", "/*{"].contains { line.hasPrefix($0) }
  }

  @Test(arguments: HostileText.all)
  func `A stranger's words stay strings in the JSON of ISF and Shadertoy`(_ text: String) throws {
    let isf = try #require(files(ISF(), text).first { $0.name == "automaton.fs" }).text
    // The comment ends where the header does.
    let header = try #require(isf.firstRange(of: "*/")).lowerBound
    let fields = try JSONSerialization.jsonObject(with: Data(isf[..<header].dropFirst(2).utf8)) as? [String: Any]
    #expect(fields?["ISFVSN"] as? String == "2")
    #expect((fields?["PASSES"] as? [Any])?.count == 2)

    let toy = try files(Shadertoy(), text)
    let json = try #require(toy.first { $0.name == "shadertoy.json" }).text
    let shader = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [String: Any]]
    let passes = try #require(shader?["Shader"]?["renderpass"] as? [[String: Any]])
    #expect(passes.map { $0["code"] as? String } == toy.prefix(3).map(\.text))
  }

  @Test(arguments: HostileText.all)
  func `A comment inside a body is neutralised as well`(_ text: String) throws {
    let pass = Pass(
      purpose: .step, textures: [.state(0)], uniforms: [], outputs: [], functions: [],
      body: [.comment(text), .exit()])
    let program = try ShaderProgram(model(channels: 4, hidden: 1))
    let lines = Printer(WebGL2(), program).print(pass).split(separator: "\n")
    #expect(lines.suffix(4).map { $0.trimmingPrefix(" ").prefix(2) } == ["vo", "//", "re", "}"])
  }

  @Test(arguments: HostileText.all)
  func `A stranger's words stay text in the page`(_ text: String) throws {
    let html = try Page(PageModel(HostileText.model(text), ExportOptions()), template: .sample).html
    let harmless = try Page(PageModel(HostileText.model("x"), ExportOptions()), template: .sample).html
    // As many elements as a page of a harmless model has, and the same quotes outside of the JSON.
    for mark in ["<", "<script", "</script", "<!--"] {
      #expect(html.ranges(of: mark).count == harmless.ranges(of: mark).count, "\(mark)")
    }
    let head = html.prefix(upTo: html.firstRange(of: "<script")!.lowerBound)
    #expect(head.filter { $0 == "\"" }.count == 6)
    #expect(head.filter { $0 == ">" }.count == head.filter { $0 == "<" }.count)
    #expect(html.ranges(of: "PLAYER").count == 1)
    #expect(!html.unicodeScalars.contains { "\u{2028}\u{2029}\u{0}".unicodeScalars.contains($0) })
    #expect(try html.modelJSON()["notes"] as? String == text)
  }
}

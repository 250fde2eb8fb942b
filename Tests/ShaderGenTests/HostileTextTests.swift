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
  @Test(arguments: HostileText.all)
  func `A stranger's words stay in their comments`(_ text: String) throws {
    let hostile = WebGL2().files(for: ShaderProgram(try HostileText.model(text)))
    let harmless = WebGL2().files(for: ShaderProgram(try HostileText.model("x")))
    for (file, plain) in zip(hostile, harmless) {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
      let code = lines.filter { !$0.hasPrefix("//") }
      #expect(
        code == plain.text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("//") })
      for comment in lines where comment.hasPrefix("//") {
        #expect(comment.utf8.allSatisfy { 32..<127 ~= $0 })
        #expect(comment.utf8.count <= 100)
        for danger in ["*/", "/*", "\\", "`", "$", "??/"] { #expect(!comment.dropFirst(2).contains(danger)) }
      }
    }
  }

  @Test(arguments: HostileText.all)
  func `A comment inside a body is neutralised as well`(_ text: String) {
    let pass = Pass(
      purpose: .step, textures: [0], uniforms: [], outputs: [], functions: [],
      body: [.comment(text), .exit()])
    let lines = Printer(WebGL2()).print(pass).split(separator: "\n")
    #expect(lines.suffix(4).map { $0.trimmingPrefix(" ").prefix(2) } == ["vo", "//", "re", "}"])
  }

  @Test(arguments: HostileText.all)
  func `A stranger's words stay text in the page`(_ text: String) throws {
    let html = try Page(PageModel(HostileText.model(text), ExportOptions()), template: .sample).html
    let harmless = try Page(PageModel(HostileText.model("x"), ExportOptions()), template: .sample).html
    // As many elements as a page of a harmless model has, and the same quotes outside of the JSON.
    for mark in ["<", ">", "<script", "</script", "<!--"] {
      #expect(html.ranges(of: mark).count == harmless.ranges(of: mark).count, "\(mark)")
    }
    let head = html.prefix(upTo: html.firstRange(of: "<script")!.lowerBound)
    #expect(head.filter { $0 == "\"" }.count == 2)
    #expect(html.ranges(of: "PLAYER").count == 1)
    #expect(!html.unicodeScalars.contains { "\u{2028}\u{2029}\u{0}".unicodeScalars.contains($0) })
    #expect(try html.modelJSON()["notes"] as? String == text)
  }
}

import Foundation
import NCAModel
import ShaderGen
import Testing

extension PageTemplate {
  /// A small page with every part.
  static let sample = PageTemplate(
    page: """
      <title>{{title}}</title>{{head}}<meta content="{{policy}}"><meta content="{{description}}"><style>{{style}}</style><h1>{{title}}</h1>
      <script type="application/json" id="nca-model">{{model}}</script><script>{{script}}</script>
      """,
    style: "body{margin:0}", script: "/* PLAYER $1 \\0 {{script}} */")
}

extension String {
  /// The model in a page of the sample template.
  func modelJSON() throws -> [String: Any] {
    let start = try #require(firstRange(of: "id=\"nca-model\">")).upperBound
    let end = try #require(self[start...].firstRange(of: "</script>")).lowerBound
    let object = try JSONSerialization.jsonObject(with: Data(self[start..<end].utf8))
    return try #require(object as? [String: Any])
  }
}

@Suite struct PageTests {
  @Test func `The page holds every part once and the title wherever it is asked for`() throws {
    let page = try Page(PageModel(model(channels: 4, hidden: 2), ExportOptions()), template: .sample)
    for (part, count) in [("body{margin:0}", 1), ("PLAYER", 1), (">pebbles<", 2)] {
      #expect(page.html.ranges(of: part).count == count, "\(part)")
    }
    #expect(page.html.contains("content=\"pebbles: a texture"))
    #expect(page.html.contains("<script>/* PLAYER $1 \\0 {{script}} */</script>"))
  }

  @Test func `What a part holds is never expanded`() throws {
    var options = ExportOptions()
    options.title = "{{script}}{{title}}"
    let page = try Page(PageModel(model(channels: 4, hidden: 2), options), template: .sample)
    #expect(page.html.contains("<h1>{{script}}{{title}}</h1>"))
    #expect(page.html.contains("{{script}} */"))
  }

  @Test func `The model's JSON says all that the player needs`() throws {
    var options = ExportOptions()
    options.size = try GridSize(width: 96, height: 64)
    options.seed = .max
    options.stateFormat = .rgba32f
    options.stepsPerSecond = 24
    options.smooth = true
    var automaton = try model(channels: 5, hidden: 6)
    automaton.card.author = "Ana & Bo"
    let json = try Page(PageModel(automaton, options), template: .sample).html.modelJSON()
    #expect(
      json.keys.sorted() == [
        "author", "bytes", "channels", "name", "seed", "shaders", "size", "smooth", "stateFormat",
        "stateLimit", "stateTextures", "stepsPerSecond", "webgl1",
      ])
    #expect(json["name"] as? String == "pebbles")
    #expect(json["author"] as? String == "Ana & Bo")
    #expect(json["channels"] as? Int == 5)
    #expect(json["size"] as? [Int] == [96, 64])
    #expect(json["seed"] as? Int == 4_294_967_295)
    #expect(json["stateFormat"] as? String == "rgba32f")
    #expect(json["stateTextures"] as? Int == 2)
    #expect(json["stepsPerSecond"] as? Int == 24)
    #expect(json["smooth"] as? Bool == true)
    let shaders = try #require(json["shaders"] as? [String: String])
    let program = try ShaderProgram(automaton, format: .rgba32f, profile: WebGL2().profile)
    for pass in program.passes {
      #expect(shaders["\(pass.purpose)"] == PageModel.unindented(WebGL2().fragmentShader(pass.purpose, of: program)))
    }
    #expect(shaders["vertex"] == PageModel.unindented(WebGL2.vertexShader))
    #expect(shaders.keys.sorted() == ["display", "paint", "step", "vertex"])
  }

  @Test func `A model whose cells draw for themselves has a step of one pass`() throws {
    let automaton = try model(channels: 5, hidden: 6, mask: .independent(rate: 0.5))
    let json = try Page(PageModel(automaton, ExportOptions()), template: .sample).html.modelJSON()
    let shaders = try #require(json["shaders"] as? [String: String])
    #expect(shaders.keys.sorted() == ["display", "paint", "step", "vertex"])
  }

  @Test(arguments: [(4, 1000, true), (4, 30_000, false), (8, 30_000, true), (8, 60_000, false)])
  func `A page has a still where there is room for one`(_ channels: Int, _ bytes: Int, _ hasRoom: Bool) throws {
    let automaton = try model(channels: channels, hidden: 6)
    let picture = Data(repeating: 7, count: bytes)
    let html = try Page(PageModel(automaton, ExportOptions()), template: .sample, head: "", still: picture).html
    let still = try html.modelJSON()["still"] as? String
    #expect(
      still == (hasRoom ? "data:image/png;base64,\(picture.base64EncodedString())" : nil))
    #expect(html.utf8.count <= (channels > 4 ? 60 : 30) * 1024)
  }

  @Test func `A long title is cut and a missing name replaced`() throws {
    var automaton = try model(channels: 4, hidden: 2, name: String(repeating: "é", count: 500))
    #expect(
      try Page(PageModel(automaton, ExportOptions()), template: .sample).html
        .contains("<h1>" + String(repeating: "é", count: 119) + "…</h1>"))
    automaton.card.name = ""
    #expect(
      try Page(PageModel(automaton, ExportOptions()), template: .sample).html.contains("<h1>Living texture</h1>"))
  }

  @Test func `A broken template is refused`() throws {
    let model = try PageModel(model(channels: 4, hidden: 2), ExportOptions())
    var lacking = PageTemplate.sample
    lacking.page = "{{title}}{{description}}{{head}}{{policy}}{{style}}{{script}}"
    #expect(throws: ExportError.brokenTemplate("no part {{model}}")) { try Page(model, template: lacking) }
    var unknown = PageTemplate.sample
    unknown.page += "{{what}}"
    #expect(throws: ExportError.brokenTemplate("unknown part {{what}}")) { try Page(model, template: unknown) }
    var ending = PageTemplate.sample
    ending.script = "'</SCRIPT>'"
    #expect(throws: ExportError.brokenTemplate("the script holds </script")) { try Page(model, template: ending) }
  }
}

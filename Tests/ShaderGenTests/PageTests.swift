import Foundation
import NCAModel
import ShaderGen
import Testing

extension PageTemplate {
  /// A small page with every part.
  static let sample = PageTemplate(
    page: """
      <title>{{title}}</title>{{head}}<link rel=icon href="{{icon}}"><meta content="{{policy}}"><meta content="{{description}}"><style>{{style}}</style><h1>{{title}}</h1>
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
    #expect(page.html.contains("content=\"pebbles, a living texture"))
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
    let program = try ShaderProgram(automaton, format: .rgba32f, profile: WebGL2(hasLight: true).profile)
    for pass in program.passes where pass.purpose != .paint {
      #expect(
        shaders["\(pass.purpose)"]
          == PageModel.joined(WebGL2(hasLight: true).fragmentShader(pass.purpose, of: program, header: false)))
    }
    #expect(shaders["vertex"] == PageModel.joined(WebGL2.vertexShader))
    #expect(shaders.keys.sorted() == ["display", "step", "vertex"])
  }

  @Test func `A model whose cells draw for themselves has a step of one pass`() throws {
    let automaton = try model(channels: 5, hidden: 6, mask: .independent(rate: 0.5))
    let json = try Page(PageModel(automaton, ExportOptions()), template: .sample).html.modelJSON()
    let shaders = try #require(json["shaders"] as? [String: String])
    #expect(shaders.keys.sorted() == ["display", "step", "vertex"])
  }

  @Test(arguments: [(4, [30_000, 3000, 300], 1), (8, [30_000, 3000], 0), (8, [60_000, 50_000], 1), (4, [], nil)])
  func `A page's icon is the best still that there is room for, or the smallest`(
    _ channels: Int, _ sizes: [Int], _ chosen: Int?
  ) throws {
    let automaton = try model(channels: channels, hidden: 6)
    let stills = sizes.map { Data(repeating: 7, count: $0) }
    let html = try Page(PageModel(automaton, ExportOptions()), template: .sample, head: "", stills: stills).html
    let icon = chosen.map { "data:image/webp;base64,\(stills[$0].base64EncodedString())" } ?? "data:,"
    #expect(html.contains("<link rel=icon href=\"\(icon)\">"))
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
    lacking.page = "{{title}}{{description}}{{head}}{{icon}}{{policy}}{{style}}{{script}}"
    #expect(throws: ExportError.brokenTemplate("no part {{model}}")) { try Page(model, template: lacking) }
    var unknown = PageTemplate.sample
    unknown.page += "{{what}}"
    #expect(throws: ExportError.brokenTemplate("unknown part {{what}}")) { try Page(model, template: unknown) }
    var ending = PageTemplate.sample
    ending.script = "'</SCRIPT>'"
    #expect(throws: ExportError.brokenTemplate("the script holds </script")) { try Page(model, template: ending) }
  }
}

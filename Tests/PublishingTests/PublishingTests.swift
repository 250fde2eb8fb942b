import Foundation
import Imaging
import NCAModel
import Publishing
import ShaderGen
import Testing

@Suite struct PublishingTests {
  private func model(name: String = "Moss") throws -> Automaton {
    let architecture = try Architecture(channels: 4, hidden: 2)
    // Every cell is pushed towards another colour by its constant unit.
    let weights = try Weights(
      architecture: architecture, w1: Array(repeating: 0, count: 32), b1: [1, 0],
      w2: [0.1, 0, -0.1, 0, 0.05, 0, 0, 0])
    return Automaton(weights: weights, updateMask: .pair, card: ModelCard(name: name))
  }

  @Test(
    arguments: [
      ("example.org", nil), ("ftp://example.org", nil), ("https://", nil),
      ("https://a?b", nil),
      ("https://a#b", nil), ("https://me@a", nil), ("", nil), ("https://example.org", "https://example.org"),
      ("HTTP://example.org/t//", "HTTP://example.org/t"),
    ] as [(String, String?)])
  func `An address is that of a folder on the web`(_ text: String, _ expected: String?) throws {
    guard let expected else {
      #expect(throws: PublishingError.siteURL(text)) { try SiteURL(parsing: text) }
      return
    }
    #expect(try SiteURL(parsing: text).text == expected)
  }

  @Test func `A file's address holds no character that means something there`() throws {
    let site = try SiteURL(parsing: "https://example.org/t")
    #expect(site.address(of: nil) == "https://example.org/t/")
    #expect(site.address(of: "a b&c?d#é\".html") == "https://example.org/t/a%20b%26c%3Fd%23%C3%A9%22.html")
  }

  @Test func `Pages are named after their models' files, each once`() {
    let paths = ["a/Moss.nca", "b/moss.nca", "index.nca", "日本.nca", "日本.nca", "../moss 2.nca", "-.nca"]
    #expect(
      Gallery.pageNames(paths) == ["moss", "moss-2", "index-2", "texture", "texture-2", "moss-2-2", "texture-3"])
  }

  @Test func `A poster is what the model grows, as many pixels a cell as wanted`() throws {
    var poster = Poster(width: 6, height: 4, scale: 1)
    poster.steps = 3
    var options = ExportOptions()
    options.stateFormat = .rgba32f
    let small = try poster.grow(model(), options)
    #expect(small.width == 6 && small.height == 4)
    // Red grows, green shrinks, blue grows half as fast.
    #expect(small.pixels[0] >= small.pixels[2] && small.pixels[2] >= small.pixels[1])
    #expect(Set(small.pixels).count > 2)
    poster.scale = 3
    let large = try poster.grow(model(), options)
    #expect(large.width == 18 && large.height == 12)
    // In its middle a cell has its own colour.
    for cell in 0..<24 {
      let (x, y) = (cell % 6, cell / 6)
      let pixel = 4 * ((3 * y + 1) * 18 + 3 * x + 1)
      #expect(large.pixels[pixel..<pixel + 4] == small.pixels[4 * cell..<4 * cell + 4])
    }
  }

  @Test func `A card's words are escaped`() throws {
    let page = try PageModel(model(name: "\"><script>&"), ExportOptions())
    let card = SiteCard(page: page, file: "m.html", picture: "m.png", site: try SiteURL(parsing: "https://example.org"))
    #expect(card.html.contains("content=\"&quot;&gt;&lt;script&gt;&amp;\""))
    #expect(!card.html.contains("<script"))
    #expect(card.html.contains("<meta property=\"og:image\" content=\"https://example.org/m.png\">"))
  }

  @Test func `An index needs all its parts`() throws {
    let entry = GalleryIndex.Entry(page: try PageModel(model(), ExportOptions()), file: "moss")
    let index = GalleryIndex(title: "T", entries: [entry], site: nil)
    let whole = PageTemplate(
      page: "{{title}}{{description}}{{head}}{{policy}}{{style}}{{script}}{{entries}}", style: "a{}", script: "f()")
    #expect(try index.html(whole).contains("<a href=\"moss.html\">"))
    var broken = whole
    broken.page = "{{title}}"
    #expect(throws: ExportError.self) { try index.html(broken) }
  }
}

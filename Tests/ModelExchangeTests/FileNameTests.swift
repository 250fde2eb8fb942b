import ModelExchange
import Testing

@Suite("Names of strangers")
struct FileNameTests {
  @Test("File names hold letters, digits and ._- alone, and differ on every file system")
  func distinct() {
    let names = ["a b", "../../etc/passwd", "A-B", "", "-rf", ".hidden", "\u{1B}[31m\n", "Moos ü", "a b-2", "a b"]
    #expect(
      FileName.distinct(names, otherwise: "source") == [
        "a-b", "etc-passwd", "A-B-2", "source", "rf", "hidden", "31m-", "Moos-ü", "a-b-2-2", "a-b-3",
      ])
    #expect(FileName.distinct(["///", "///"], otherwise: "...") == ["model", "model-2"])
    #expect(FileName.distinct([String(repeating: "ü", count: 999)], otherwise: "")[0].utf8.count <= 100)
  }

  @Test("A card's name is one plain line")
  func plainLine() {
    #expect("  a\n\u{1B}[2Jb\u{202E}c  ".plainLine == "a  [2Jb c")
    #expect(String(repeating: "x", count: 999).plainLine.count == 200)
    #expect("\n\t".plainLine.isEmpty)
  }
}

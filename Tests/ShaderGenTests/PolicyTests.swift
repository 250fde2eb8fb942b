import Foundation
import NCAModel
import ShaderGen
import Testing

@Suite struct PolicyTests {
  /// Vectors of FIPS 180-2, appendix B, and lengths about a block's end.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `The hash is that of the standard`(_ message: String, _ expected: String) {
    let digest = SHA256.digest(of: Array(message.utf8))
    #expect(digest.map { String(format: "%02x", $0) }.joined() == expected)
  }

  @Test func `The policy forbids everything but the page's own script and style`() throws {
    let page = try Page(PageModel(model(channels: 4, hidden: 2), ExportOptions()), template: .sample).html
    let start = try #require(page.firstRange(of: "<meta content=\"")).upperBound
    let policy = page[start...].prefix { $0 != "\"" }.split(separator: ";").map(String.init)
    #expect(policy.first == "default-src 'none'")
    #expect(policy.contains("script-src \(SHA256.source(of: PageTemplate.sample.script))"))
    #expect(policy.contains("style-src \(SHA256.source(of: PageTemplate.sample.style))"))
    #expect(!policy.contains { $0.contains("unsafe") || $0.contains("*") || $0.contains("http") })
  }
}

import Foundation
import NCAModel
import ShaderGen
import Testing

/// The emitted texts against those in `Golden/DIALECT/MODEL/`; NCA_RECORD_GOLDEN=1 writes them anew.
@Suite struct GoldenTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Golden")
  private static let isRecording = ProcessInfo.processInfo.environment["NCA_RECORD_GOLDEN"] == "1"

  @Test(arguments: Dialects.all.map(\.name), GoldenModel.all)
  func `Each dialect prints what its golden files hold`(_ name: String, _ model: GoldenModel) throws {
    let dialect = try #require(Dialects.all.first { $0.name == name })
    let folder = Self.folder.appendingPathComponent("\(name)/\(model.testDescription)")
    let files = dialect.files(for: ShaderProgram(try model.automaton()))
    if Self.isRecording {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in files {
        try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name))
      }
    }
    let recorded = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(recorded == files.map(\.name).sorted())
    for file in files {
      let golden = try String(
        contentsOf: folder.appendingPathComponent(file.name), encoding: .utf8)
      #expect(file.text == golden, "\(file.name) differs; record with NCA_RECORD_GOLDEN=1 and read the diff")
    }
  }

  @Test func `The smallest model's step takes 3 KB at most`() throws {
    let program = ShaderProgram(try model(channels: 4, hidden: 8))
    #expect(WebGL2().fragmentShader(.step, of: program).utf8.count <= 3 * 1024)
  }

  /// Nine significant digits, sign, point and comma: about 11 bytes a weight, and 8 % for the rest.
  @Test func `A large model's step takes little more than its digits`() throws {
    let automaton = try model(channels: 12, hidden: 96, mask: .independent(rate: 0.5))
    let bytes = WebGL2().fragmentShader(.step, of: ShaderProgram(automaton)).utf8.count
    #expect(bytes <= automaton.architecture.parameterCount * 12)
  }
}

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
    let files = dialect.files(
      for: try ShaderProgram(model.automaton(), format: dialect.formats[0], profile: dialect.profile), HostSettings())
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
    let program = try ShaderProgram(model(channels: 4, hidden: 8), profile: WebGL2().profile)
    let bytes = WebGL2().fragmentShader(.step, of: program).utf8.count
    #expect(bytes <= 3 * 1024, "\(bytes)")
  }

  @Test func `A large model's step takes 30 KB at most`() throws {
    for mask in [UpdateMask.pair, .independent(rate: 0.5)] {
      let program = try ShaderProgram(model(channels: 12, hidden: 96, mask: mask), profile: WebGL2().profile)
      let bytes = WebGL2().fragmentShader(mask == .pair ? .update : .step, of: program).utf8.count
      #expect(bytes <= 30 * 1024, "\(bytes)")
    }
  }

  @Test func `Shadertoy's three tabs of the smallest model take 4 KB at most`() throws {
    let dialect = Shadertoy()
    let program = try ShaderProgram(model(channels: 4, hidden: 8), format: .rgba32f, profile: dialect.profile)
    let bytes = dialect.files(for: program, HostSettings()).prefix(3).map(\.text.utf8.count)
    #expect(bytes.reduce(0, +) <= 4 * 1024, "\(bytes)")
  }
}

import Foundation
import NCAModel
import ShaderGen
import ShaderHosts
import Testing

/// Every emitted shader goes through Khronos' reference compiler, where it is installed.
@Suite struct ValidatorTests {
  static let validator = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    .map { $0 + "/glslangValidator" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(.enabled(if: validator != nil), arguments: GoldenModel.all)
  func `The reference compiler accepts every shader`(_ model: GoldenModel) throws {
    try Self.validate(model.automaton())
  }

  @Test(.enabled(if: validator != nil), arguments: [(4, 1), (7, 3), (32, 13)])
  func `The reference compiler accepts odd shapes at rate 1`(_ channels: Int, _ hidden: Int) throws {
    try Self.validate(model(channels: channels, hidden: hidden, mask: .independent(rate: 1)))
  }

  @Test(.enabled(if: validator != nil), arguments: HostileText.all)
  func `The reference compiler accepts models with hostile names`(_ text: String) throws {
    try Self.validate(HostileText.model(text))
  }

  @Test(.enabled(if: validator != nil))
  func `The reference compiler accepts several models in one program`() throws {
    try Self.validate([model(channels: 5, hidden: 3), model(channels: 5, hidden: 6)])
  }

  static func validate(_ automaton: Automaton, format: StateFormat? = nil) throws {
    try validate([automaton], format: format)
  }

  /// Compiles every pass of every dialect, dressed as its host dresses it.
  private static func validate(_ automata: [Automaton], format: StateFormat? = nil) throws {
    guard validator != nil else { return }
    for host in Hosts.all {
      let dialect = host.dialect
      if let format, !dialect.formats.contains(format) { continue }
      let program = try ShaderProgram(automata, format: format ?? dialect.formats[0], profile: dialect.profile)
      let files = dialect.files(for: program, HostSettings())
      for pass in program.passes {
        let text = try host.shader(pass.purpose, in: files)
        let version = text.hasPrefix("#version") ? "" : "#version 100\n"
        try compile(version + text, name: "\(dialect.name) \(pass.purpose)", stage: "frag")
      }
      for file in files where file.name.hasSuffix(".vert") {
        let version = file.text.hasPrefix("#version") ? "" : "#version 100\n"
        try compile(version + file.text, name: "\(dialect.name) \(file.name)", stage: "vert")
      }
    }
    // glslViewer's desktop build compiles the same file as GLSL 1.20.
    let dialect = GLSLViewer()
    if format.map({ dialect.formats.contains($0) }) ?? true {
      let program = try ShaderProgram(automata, format: .rgba32f, profile: dialect.profile)
      for pass in program.passes {
        let text = try GLSLViewerHost().shader(pass.purpose, in: dialect.files(for: program, HostSettings()))
        try compile("#version 120\n" + text, name: "glslviewer 1.20 \(pass.purpose)", stage: "frag")
      }
    }
  }

  private static func compile(_ text: String, name: String, stage: String) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/shader." + stage
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: try #require(validator))
      process.arguments = [path]
      process.standardOutput = output
      try process.run()
      let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(name): \(words)")
    }
  }
}

/// Runs a body with a folder that is gone afterwards.
func withTemporaryFolder<T>(_ body: (String) throws -> T) throws -> T {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

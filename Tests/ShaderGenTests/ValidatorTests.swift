import Foundation
import NCAModel
import ShaderGen
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

  static func validate(_ automaton: Automaton, format: StateFormat = .rgba16f) throws {
    guard validator != nil else { return }
    let files = WebGL2().files(for: ShaderProgram(automaton, format: format))
    for file in files where !file.name.hasSuffix(".txt") {
      try withTemporaryFolder { folder in
        let path = folder + "/" + file.name
        try Data(file.text.utf8).write(to: URL(fileURLWithPath: path))
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: try #require(validator))
        process.arguments = [path]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(file.name): \(text)")
      }
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

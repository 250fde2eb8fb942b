import ArgumentParser
import Foundation
import Preview
import TestSupport

/// Feeds the simulator with damaged shaders: whatever the bytes, it must answer with an error or a picture.
///
/// Every input is written to a file before it is tried, so that one that crashes the process is left behind.
@main
struct NCAFuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nca-fuzz", abstract: "Feeds the shader simulator with damaged shaders.")

  @Argument(help: "Folders of shaders to damage.") var corpus: [String]
  @Option(help: "How long to go on.") var seconds = 60.0
  @Option(help: "Names the damage.") var seed = 1
  @Option(help: "Where the input at hand is written, and slow ones are kept.") var keep = "fuzz"
  @Option(help: "Seconds after which one input counts as a hang.") var limit = 10.0

  func run() throws {
    let seeds = try Self.shaders(in: corpus)
    guard !seeds.isEmpty else {
      throw ValidationError("There are no .frag files in \(corpus.joined(separator: ", ")).")
    }
    try FileManager.default.createDirectory(atPath: keep, withIntermediateDirectories: true)
    let current = URL(fileURLWithPath: keep).appending(path: "current.frag")
    var damage = Damage(seeds: seeds, random: SmallRandom(seed: seed))
    var tally = Tally()
    let watchdog = Watchdog(limit: limit)
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      let input = damage.next()
      try Data(input).write(to: current)
      watchdog.begin()
      tally.count(Self.attempt(input))
      watchdog.end()
    }
    try FileManager.default.removeItem(at: current)
    print("\(tally.tried) inputs: \(tally.rejected) rejected, \(tally.drawn) drawn, \(tally.stopped) stopped")
  }

  private static func shaders(in folders: [String]) throws -> [[UInt8]] {
    try folders.sorted().flatMap { folder in
      let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      return try names.filter { $0.hasSuffix(".frag") }.sorted().map { name in
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder).appending(path: name)))
      }
    }
  }

  /// Compiles and draws a few pixels.
  private static func attempt(_ input: [UInt8]) -> Outcome {
    do {
      let options = LoweringOptions(traps: input.count.isMultiple(of: 3) ? Set(TrapKind.allCases) : [], lanes: 16)
      let program = try Program(bytes: input, file: "fuzz.frag", options: options)
      let targets = (0...7).map { location in
        program.outputs.first { $0.location == location }.map { output in
          Texture(width: 3, height: 3, format: output.type.target)
        }
      }
      guard targets.contains(where: { $0 != nil }) else { return .drawn }
      try program.draw(into: Framebuffer(targets), workers: 1)
      return .drawn
    } catch is ShaderErrors {
      return .rejected
    } catch {
      return .stopped
    }
  }

  private enum Outcome { case rejected, drawn, stopped }

  private struct Tally {
    var (tried, rejected, drawn, stopped) = (0, 0, 0, 0)

    mutating func count(_ outcome: Outcome) {
      tried += 1
      switch outcome {
      case .rejected: rejected += 1
      case .drawn: drawn += 1
      case .stopped: stopped += 1
      }
    }
  }
}

extension GLSLType {
  /// A texture that such an output can be drawn to.
  fileprivate var target: TextureFormat {
    switch componentKind {
    case .int: .rgba32i
    case .uint: .rgba32ui
    default: .rgba32f
    }
  }
}

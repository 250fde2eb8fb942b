import ArgumentParser

/// Runs parts one after the other.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Times parts one after the other.",
    discussion: "peakMemoryMB is the process's, so name one part to learn that part's.")

  @Argument(help: ArgumentHelp("\(Part.names). (default: all)", valueName: "part"))
  var parts: [Part] = []
  @Option(help: "Timed runs of each part, after one that is not.") var repeats = 5
  @OptionGroup var settings: Settings

  func validate() throws {
    guard repeats >= 1 else { throw ValidationError("--repeats must be 1 or more.") }
  }

  func run() throws {
    let output = LineWriter()
    for part in parts.isEmpty ? Part.allCases : parts {
      var workload = try part.workload(settings)
      _ = try workload.run()
      let timings = try (0..<repeats).map { _ in try workload.run() }
      try output.write(PartRecord(part, timings))
    }
  }
}

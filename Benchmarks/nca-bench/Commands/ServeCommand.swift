import ArgumentParser

/// Runs a part for each line of the standard input, so that a driver can take turns with a peer.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Reads a part's name a line, runs it once and prints its JSON line.",
    discussion: "A part's first line costs a run more, which is not timed. Ends with the input.")

  @OptionGroup var settings: Settings

  func run() throws {
    let output = LineWriter()
    var workloads: [Part: any Workload] = [:]
    while let line = readLine() {
      guard let part = Part(rawValue: line) else {
        try output.write(FailureRecord(part: line, error: "no such part; there are \(Part.names)"))
        continue
      }
      do {
        if workloads[part] == nil {
          var workload = try part.workload(settings)
          _ = try workload.run()
          workloads[part] = workload
        }
        // In place: a copy of a workload would copy its tensors at their first change.
        if let timing = try workloads[part]?.run() { try output.write(PartRecord(part, [timing])) }
      } catch {
        try output.write(FailureRecord(part: line, error: "\(error)"))
      }
    }
  }
}

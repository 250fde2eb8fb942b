import ArgumentParser

/// Times the trainer's parts; `Benchmarks/run` sets its numbers beside a peer's.
@main
struct NCABench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nca-bench",
    abstract: "Times the trainer's parts, one JSON object a part.",
    subcommands: [
      RunCommand.self, ServeCommand.self, CheckCommand.self, TargetCommand.self, LearnCommand.self, JudgeCommand.self,
      StylizeCommand.self,
    ],
    defaultSubcommand: RunCommand.self)
}

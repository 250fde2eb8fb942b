import ArgumentParser
import CommandSupport
import Foundation
import NCAModel
import Playback
import Preview
import ShaderGen

/// Plays a model.
struct AutomatonRun {
  let command: NCAPreview
  let path: String

  func run() throws {
    let options = command.automaton
    let machine = command.machine
    let (width, height) = command.size.square
    // As the exporter has it.
    _ = try GridSize(width: width, height: height)
    let model = try ModelFile.read(path: path)
    var player = try AutomatonPlayer(
      model, width: width, height: height, seed: options.seed ?? 1, format: options.state ?? .rgba16f,
      precision: options.weights ?? .bytes, rounding: machine.rounding, options: machine.lowering)
    if machine.disassemble { return print(player.step.disassembly) }

    let steps = options.steps ?? 1000
    let sink = try command.output.map { path in
      try FrameSink(
        path: path, width: width, height: height, framesPerSecond: command.fps ?? 25,
        selection: options.every == nil ? .last : .all)
    }
    let interval = options.every ?? (sink?.wantsAll == true ? max(1, steps / 100) : steps)
    let watch = Stopwatch(command: command, total: steps, unit: "step")
    try watch.listening { isInterrupted in
      while true {
        if let sink, player.stepCount % max(1, interval) == 0 || player.stepCount == steps || isInterrupted() {
          if sink.wantsAll || player.stepCount == steps || isInterrupted() {
            try sink.append(player.image(), number: player.stepCount)
          }
        }
        guard player.stepCount < steps, !isInterrupted() else { break }
        try watch.time { () throws(DrawError) in try player.takeStep() }
      }
    }
    try sink?.finish()
    if machine.pixels != nil { print(PixelJSON.text(player.outputs)) }
    watch.end(done: player.stepCount, pixels: width * height, program: player.step)
    if player.stepCount < steps { throw ExitCode(130) }
  }
}

import ArgumentParser
import CommandSupport
import Foundation
import Playback
import Preview

@main
struct NCAPreview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nca-preview",
    abstract: "Runs a model's shaders, or any fragment shader, without a GPU.",
    discussion: """
      Reads GLSL ES 1.00 and 3.00, judges it as a driver does and runs it on the CPU.

      nca-preview web.nca -o web.png                             the model after 1,000 steps
      nca-preview web.nca --every 10 -o web.gif                  how it grew
      nca-preview --shader life.frag --feedback iChannel0 --frames 100 -o life.mp4
      nca-preview --shader effect.frag --check                   only judge it

      Exit codes: 0 done, 1 rejected with errors on standard error, 2 wrong use, 3 a trap struck.
      """)

  @Argument(help: "A model file that nca-train wrote.", completion: .file(extensions: ["nca"]))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Run this fragment shader instead; `#version 300 es` selects the language, Shadertoy's mainImage is known.",
      valueName: "frag"), completion: .file())
  var shader: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("A .png, .gif, .mp4, .webm, .mkv or a folder.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Size in pixels, or cells. (default: 256x256)", valueName: "WxH"))
  var size = SizeArgument.side(256)

  @Option(
    help: ArgumentHelp("Frames a second of a film, and of a shader's time. (default: 25; shaders: 60)", valueName: "n"))
  var fps: Double?

  @OptionGroup(title: "A model") var automaton: AutomatonOptions
  @OptionGroup(title: "A shader") var fragment: FragmentOptions
  @OptionGroup(title: "The machine") var machine: MachineOptions
  @OptionGroup(title: "Output") var reporting: ReportingOptions

  func validate() throws {
    guard (model == nil) != (shader == nil) else { throw ValidationError("Name a model, or a shader with --shader.") }
    if model != nil, !fragment.isEmpty {
      throw ValidationError("--frames, --uniforms, --texture, --feedback, --format and --check are for --shader.")
    }
    if shader != nil, !automaton.isEmpty {
      throw ValidationError("--steps, --every, --seed, --state and --weights are for models.")
    }
    if let fps, !(0.1...120).contains(fps) { throw ValidationError("--fps is 0.1 to 120.") }
    let shows = output != nil || machine.pixels != nil || machine.disassemble || machine.stats || fragment.check
    guard shows else { throw ValidationError("Name what to write with -o, or --pixels json, --stats, --disassemble.") }
  }

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      PreviewExit(error).leave()
    }
  }

  func run() throws {
    if let model { try AutomatonRun(command: self, path: model).run() }
    if let shader { try FragmentRun(command: self, path: shader).run() }
  }
}

import ArgumentParser
import CommandSupport
import Preview
import ShaderGen

/// How a model runs.
struct AutomatonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Steps to take. (default: 1000)", valueName: "n"))
  var steps: Int?

  @Option(
    help: ArgumentHelp(
      "Show every so many steps, the start included; alone, a picture is a contact sheet.", valueName: "n"))
  var every: Int?

  @Option(help: ArgumentHelp("Names the run: the same seed gives the same film. (default: 1)", valueName: "n"))
  var seed: UInt32?

  @Option(help: ArgumentHelp("How a cell is stored between steps. (default: rgba16f)", valueName: "format"))
  var state: StateFormat?

  @Option(help: ArgumentHelp("How weights are written: bytes, where they lose little, or full.", valueName: "precision"))
  var weights: WeightPrecision?

  var isEmpty: Bool { steps == nil && every == nil && seed == nil && state == nil && weights == nil }

  func validate() throws {
    if let steps, !(0...10_000_000).contains(steps) { throw ValidationError("--steps is 0 to 10000000.") }
    if let every, every < 1 { throw ValidationError("--every is 1 or more.") }
  }
}

/// How a fragment shader runs.
struct FragmentOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Frames to draw. (default: 1)", valueName: "n"))
  var frames: Int?

  @Option(help: ArgumentHelp("Uniforms by name, as JSON.", valueName: "json"), completion: .file())
  var uniforms: String?

  @Option(
    help: ArgumentHelp(
      "Bind a picture to a sampler, upright; repeated for other names, and for slices, layers and faces of one.",
      valueName: "NAME=png"))
  var texture: [NamedFile] = []

  @Option(
    help: ArgumentHelp(
      "Let a sampler see the frame before, of the first output or of OUTPUT; may be repeated.",
      valueName: "NAME[=OUTPUT]"))
  var feedback: [FeedbackArgument] = []

  @Option(help: ArgumentHelp("How outputs of floats are stored. (default: rgba32f)", valueName: "format"))
  var format: TargetFormat?

  @Option(help: ArgumentHelp("How pictures are sampled. (default: linear)", valueName: "filter"))
  var filter: FilterArgument?

  @Option(help: ArgumentHelp("What pictures are beyond their edges. (default: clamp)", valueName: "wrap"))
  var wrap: WrapArgument?

  @Flag(help: "Compile only.")
  var check = false

  @Flag(name: .customLong("webgl1-strict"), help: "Refuse the loops and indices that WebGL 1 need not run.")
  var webgl1Strict = false

  var isEmpty: Bool {
    frames == nil && uniforms == nil && texture.isEmpty && feedback.isEmpty && format == nil && filter == nil
      && wrap == nil && !check && !webgl1Strict
  }

  func validate() throws {
    if let frames, !(1...10_000_000).contains(frames) { throw ValidationError("--frames is 1 to 10000000.") }
  }
}

/// How the machine computes, and what is told of it.
struct MachineOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How mediump and lowp floats are computed.", valueName: "kind"))
  var precision = LoweringOptions.LowPrecision.float32

  @Flag(help: "Round products before they are added.")
  var separateMultiplyAdd = false

  @Flag(help: "Round floats to half floats towards zero where they are stored, as Direct3D does.")
  var truncateHalf = false

  @Option(
    help: ArgumentHelp(
      "Stop at undefined behaviour: all, or some of nan, division, range, uninitialized, argument, feedback.",
      valueName: "a,b,…"))
  var trap: TrapList?

  @Option(help: ArgumentHelp("Print the last frame's outputs, in full precision.", valueName: "json"))
  var pixels: PixelNotation?

  @Flag(help: "Print the machine's instructions instead of running them.")
  var disassemble = false

  @Flag(help: "Print instructions, registers and time a pixel.")
  var stats = false

  var lowering: LoweringOptions {
    LoweringOptions(
      lowPrecision: precision, fusesMultiplyAdd: !separateMultiplyAdd, traps: trap?.kinds ?? [])
  }

  var rounding: TextureFormat.HalfRounding { truncateHalf ? .towardZero : .nearest }
}

extension StateFormat: ExpressibleByArgument {}
extension WeightPrecision: ExpressibleByArgument {}
extension LoweringOptions.LowPrecision: ExpressibleByArgument {}

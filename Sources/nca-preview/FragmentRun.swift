import ArgumentParser
import CommandSupport
import Foundation
import Imaging
import Playback
import Preview

/// Plays a fragment shader.
struct FragmentRun {
  let command: NCAPreview
  let path: String

  func run() throws {
    let options = command.fragment
    let machine = command.machine
    let text = try InputFile.bytes(path: path)
    let bytes = Shadertoy.complete(text) ?? text
    let rules = CheckerRules(webgl1Strict: options.webgl1Strict)
    if options.check {
      _ = try Program.check(bytes: bytes, file: path, rules: rules)
      return
    }
    let program = try Program(bytes: bytes, file: path, rules: rules, options: machine.lowering)
    if machine.disassemble { return print(program.disassembly) }
    // A shader may write nothing; then there are no pixels, and nothing that a picture could show.
    if program.outputs.isEmpty, machine.pixels != nil, command.output == nil { return print(PixelJSON.text([])) }

    let (width, height) = command.size.square
    let uniforms = try options.uniforms.map { try UniformFile(path: $0).values } ?? [:]
    var player = try ShaderPlayer(
      program, width: width, height: height,
      format: (options.format ?? .rgba32f).encoding(rounding: machine.rounding),
      framesPerSecond: command.fps ?? 60, uniforms: uniforms, feedback: options.feedback.map(\.feedback))
    try bindPictures(in: &player)

    let frames = options.frames ?? 1
    let sink = try command.output.map { path in
      try FrameSink(
        path: path, width: width, height: height, framesPerSecond: command.fps ?? 60, selection: .last)
    }
    let watch = Stopwatch(command: command, total: frames, unit: "frame")
    try watch.listening { isInterrupted in
      while player.frameCount < frames, !isInterrupted() {
        try watch.time { () throws(DrawError) in try player.drawFrame() }
        if let sink, sink.wantsAll || player.frameCount == frames || isInterrupted(),
          let image = player.outputs.first?.texture.image
        {
          try sink.append(image, number: player.frameCount)
        }
      }
    }
    try sink?.finish()
    if machine.pixels != nil { print(PixelJSON.text(player.outputs)) }
    watch.end(done: player.frameCount, pixels: width * height, program: program)
    if player.frameCount < frames { throw ExitCode(130) }
  }

  /// Pictures of one name are one texture's slices, layers or faces.
  private func bindPictures(in player: inout ShaderPlayer) throws {
    let options = command.fragment
    var seen: Set<String> = []
    for name in options.texture.map(\.name) where seen.insert(name).inserted {
      guard let sampler = player.program.sampler(name) else { throw DrawError.notASampler(name) }
      let pictures = try options.texture.filter { $0.name == name }.map { try ImageFile.read(path: $0.path) }
      let texture = try Texture(pictures, for: sampler, named: name)
      texture.filter = (options.filter ?? .linear).filter
      texture.wrap = Array(repeating: (options.wrap ?? .clamp).wrap, count: 3)
      try player.bind(texture, to: name)
    }
  }
}

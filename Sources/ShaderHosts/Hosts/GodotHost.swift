import Preview
import ShaderGen

/// Godot 4: canvas item shaders, whose language is GLSL with a mode, hints and first values of uniforms.
public struct GodotHost: ShaderHost {
  public let dialect: any Dialect = Godot()
  public let showsTopFirst = true

  public init() {}

  public func text(_ purpose: Pass.Purpose, in files: [ShaderFile]) throws(HostError) -> String {
    try file("\(purpose).gdshader", in: files)
  }

  public func dressed(_ text: String, _ purpose: Pass.Purpose) -> String {
    let lines = text.split(separator: "\n").compactMap { line -> String? in
      if line.hasPrefix("shader_type ") || line.hasPrefix("render_mode ") { return nil }
      guard line.hasPrefix("uniform "), let end = line.firstIndex(where: { ":=".contains($0) }) else {
        return String(line)
      }
      return line[..<end] + ";"
    }
    return """
      #version 300 es
      precision highp float;precision highp int;
      uniform highp vec2 extent;
      out vec4 COLOR;
      #define UV (gl_FragCoord.xy/extent)
      \(lines.joined(separator: "\n"))
      void main(){fragment();}

      """
  }

  public func sampler(_ slot: TextureSlot) -> String { "state" }

  public func uniforms(_ purpose: Pass.Purpose, _ frame: Frame) -> [String: UniformValue] {
    [
      "extent": .numbers(frame.targetSize), "canvas": .numbers(frame.targetSize), "zoom": .number(1),
      "smoothly": .boolean(frame.smooth), "seed": .number(Double(frame.seed)), "steps": frame.count,
      "hold": .boolean(false), "angle": .number(frame.angle), "size": .number(Double(frame.steer[2])),
      "field": .number(Double(frame.steer[3])), "brush": .numbers(frame.brush),
    ]
  }
}

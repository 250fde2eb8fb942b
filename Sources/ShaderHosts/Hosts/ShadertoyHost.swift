import Preview
import ShaderGen

/// Shadertoy: tab Common before each other tab, `mainImage` called for every pixel of a canvas-sized buffer.
public struct ShadertoyHost: ShaderHost {
  public let dialect: any Dialect = Shadertoy()

  public init() {}

  public func text(_ purpose: Pass.Purpose, in files: [ShaderFile]) throws(HostError) -> String {
    let tab = try file(purpose == .step ? "buffer-a.glsl" : "image.glsl", in: files)
    return try file("common.glsl", in: files) + tab
  }

  public func dressed(_ text: String, _ purpose: Pass.Purpose) -> String {
    """
    #version 300 es
    precision highp float;precision highp int;
    uniform vec3 iResolution;uniform int iFrame;uniform vec4 iMouse;uniform highp sampler2D iChannel0;
    out vec4 result;
    \(text)void main(){mainImage(result,gl_FragCoord.xy);}

    """
  }

  public func sampler(_ slot: TextureSlot) -> String { "iChannel0" }

  /// A canvas that is larger than the grid, as canvases are.
  public func bufferSize(
    width: Int, height: Int, _ layout: StateLayout, in files: [ShaderFile]
  ) throws(HostError) -> (width: Int, height: Int) {
    (width * layout.texelsPerCell + 3, height + 2)
  }

  public func uniforms(_ purpose: Pass.Purpose, _ frame: Frame) -> [String: UniformValue] {
    let mouse = [frame.brush[0], frame.targetSize[1] - frame.brush[1], frame.isErasing ? 1 : -1, 0]
    return [
      "iResolution": .numbers(frame.targetSize + [1]), "iFrame": .number(Double(frame.step)),
      "iMouse": .numbers(mouse),
    ]
  }
}

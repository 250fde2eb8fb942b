import Preview
import ShaderGen

/// TouchDesigner: GLSL TOPs, whose inputs and sizes are declared before the text.
public struct TouchDesignerHost: ShaderHost {
  public let dialect: any Dialect = TouchDesigner()

  public init() {}

  public func text(_ purpose: Pass.Purpose, in files: [ShaderFile]) throws(HostError) -> String {
    try file("\(purpose).frag", in: files)
  }

  public func dressed(_ text: String, _ purpose: Pass.Purpose) -> String {
    """
    #version 300 es
    precision highp float;precision highp int;
    struct Info{vec4 res;};
    uniform Info uTDOutputInfo;uniform Info uTD2DInfos[1];uniform highp sampler2D sTD2DInputs[1];
    vec4 TDOutputSwizzle(vec4 c){return c;}
    \(text)
    """
  }

  public func sampler(_ slot: TextureSlot) -> String { "sTD2DInputs[0]" }

  public func uniforms(_ purpose: Pass.Purpose, _ frame: Frame) -> [String: UniformValue] {
    let target = frame.targetSize
    return [
      "uTDOutputInfo.res": .numbers([1 / target[0], 1 / target[1]] + target),
      "uTD2DInfos[0].res": .numbers([0, 0, Float(frame.buffer.width), Float(frame.buffer.height)]),
      "uRun": .list([frame.count, .number(Double(frame.seed)), .number(0), .number(0)]),
      "uSteer": .numbers([Float(frame.angle), frame.steer[2], frame.steer[3], 0]),
      "uBrush": .numbers(frame.brushPlace + [frame.brush[2], 0]),
      "uShow": .numbers([1, frame.smooth ? 1 : 0, 0, 0]),
    ]
  }
}

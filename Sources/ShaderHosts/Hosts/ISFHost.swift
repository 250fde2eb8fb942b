import Preview
import ShaderGen

/// ISF 2: one file whose header names inputs and passes; the host declares what they are.
public struct ISFHost: ShaderHost {
  public let dialect: any Dialect = ISF()

  public init() {}

  public func text(_ purpose: Pass.Purpose, in files: [ShaderFile]) throws(HostError) -> String {
    try file("automaton.fs", in: files)
  }

  /// The number of the pass is a constant here: a draw does not change it, and only its own pass is run.
  public func dressed(_ text: String, _ purpose: Pass.Purpose) -> String {
    """
    precision highp float;precision highp int;
    const int PASSINDEX=\(purpose == .display ? 1 : 0);
    uniform int FRAMEINDEX;uniform vec2 RENDERSIZE;uniform sampler2D automaton;
    uniform bool reseed,erase,smoothly;uniform float speed,radius,angle,size,zoom,seed;uniform vec2 brush;uniform int field;
    #define IMG_NORM_PIXEL(image,point) texture2D(image,point)
    \(text)
    """
  }

  public func sampler(_ slot: TextureSlot) -> String { "automaton" }

  public func uniforms(_ purpose: Pass.Purpose, _ frame: Frame) -> [String: UniformValue] {
    [
      "FRAMEINDEX": frame.count, "RENDERSIZE": .numbers(frame.targetSize), "reseed": .boolean(false),
      "erase": .boolean(frame.isErasing), "smoothly": .boolean(frame.smooth), "speed": .number(1),
      "radius": .number(Double(frame.brush[2])), "angle": .number(frame.angle * 180 / .pi),
      "size": .number(Double(frame.steer[2])), "zoom": .number(1), "seed": .number(Double(frame.seed & 0xFF_FFFF)),
      "field": .number(Double(frame.steer[3])), "brush": .numbers(frame.brushPlace),
    ]
  }
}

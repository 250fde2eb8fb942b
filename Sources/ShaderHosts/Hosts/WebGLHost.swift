import Preview
import ShaderGen

/// A page's own WebGL: a file a pass, which needs nothing around it.
public struct WebGLHost: ShaderHost {
  public let dialect: any Dialect

  public init(dialect: any Dialect) { self.dialect = dialect }

  public func text(_ purpose: Pass.Purpose, in files: [ShaderFile]) throws(HostError) -> String {
    try file("\(purpose).frag", in: files)
  }

  public func sampler(_ slot: TextureSlot) -> String {
    switch slot {
    case .state(let index): "u_state\(index)"
    case .updated(let index): "u_updated\(index)"
    case .map: "u_map"
    case .light: "u_light"
    }
  }

  public func uniforms(_ purpose: Pass.Purpose, _ frame: Frame) -> [String: UniformValue] {
    let seed: UniformValue =
      switch dialect.profile.arithmetic {
      case .integers: .number(Double(frame.seed))
      case .floats: .numbers([Float(frame.seed & 0xFF_FFFF), Float(frame.seed >> 24)])
      }
    return [
      "u_size": .numbers([Float(frame.width), Float(frame.height)]), "u_step": frame.count, "u_seed": seed,
      "u_steer": .numbers(frame.steer), "u_brush": .numbers(frame.brush), "u_smooth": .boolean(frame.smooth),
      "u_ink": .numbers(frame.ink),
      "u_view": .numbers(frame.corner + [frame.cellsPerPixel, frame.targetSize[1]]),
    ]
  }
}

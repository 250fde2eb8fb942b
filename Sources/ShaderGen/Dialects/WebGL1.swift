/// GLSL ES 1.00 as WebGL 1 runs it: no integers, one render target, channels side by side in one texture.
public struct WebGL1: Dialect {
  private let hasLight: Bool

  /// - Parameter hasLight: whether the host drives cells; see ``HostProfile/hasLight``.
  public init(hasLight: Bool = false) { self.hasLight = hasLight }

  public let name = "webgl1"
  public let summary = "GLSL ES 1.00 for WebGL 1"
  public let formats: [StateFormat] = [.rgba16f, .rgba32f, .rgba8]

  public var profile: HostProfile {
    var profile = HostProfile()
    profile.arithmetic = .floats
    profile.placement = .interleaved
    profile.hasHalfWidthPasses = true
    profile.hasMap = true
    profile.hasLight = hasLight
    return profile
  }

  public func declarations(of pass: Pass, in program: ShaderProgram) -> [String] {
    let samplers = pass.textures.map(sampler).joined(separator: ",")
    return ["precision highp float;", "uniform highp sampler2D \(samplers);"] + uniformLines(pass.uniforms)
      + pass.outputs.map { "#define \($0.name) gl_FragColor" }
      + (pass.uniforms.contains { $0.role == .size } ? [] : ["uniform vec2 u_size;"])
  }

  public func fetch(_ texture: TextureSlot, at position: String, in layout: StateLayout) -> String {
    "texture2D(\(sampler(texture)),(\(position)+.5)/\(Self.size(of: texture, layout)))"
  }

  /// A texture's width and height in texels.
  static func size(of texture: TextureSlot, _ layout: StateLayout) -> String {
    let width = layout.texelsPerCell == 1 ? "" : "\(layout.texelsPerCell).*"
    return switch texture {
    case .state: width.isEmpty ? "u_size" : "vec2(\(width)u_size.x,u_size.y)"
    case .updated: "vec2(\(width)floor(u_size.x*.5+.5),u_size.y)"
    case .map, .light: "u_size"
    }
  }

  /// One triangle that covers the render target; its attribute holds (0, 0), (2, 0), (0, 2).
  public static let vertexShader = """
    attribute vec2 corner;
    void main(){gl_Position=vec4(corner*2.-1.,0.,1.);}

    """

  public func files(for program: ShaderProgram, _ settings: HostSettings) -> [ShaderFile] {
    passFiles(for: program, vertexShader: Self.vertexShader, note: WebGLNote(program, isFirstVersion: true).text)
  }
}

/// GLSL ES 3.00 as WebGL 2 runs it: one state texture for four channels, multiple render targets.
public struct WebGL2: Dialect {
  private let hasLight: Bool

  /// - Parameter hasLight: whether the host drives cells; see ``HostProfile/hasLight``.
  public init(hasLight: Bool = false) { self.hasLight = hasLight }

  public let name = "webgl2"
  public let summary = "GLSL ES 3.00 for WebGL 2"
  public let formats: [StateFormat] = [.rgba16f, .rgba32f, .rgba8]

  public var profile: HostProfile {
    var profile = HostProfile()
    profile.hasHalfWidthPasses = true
    profile.hasMap = true
    profile.hasLight = hasLight
    return profile
  }

  public func opening(of pass: Pass) -> [String] { ["#version 300 es"] }

  public func declarations(of pass: Pass, in program: ShaderProgram) -> [String] {
    let samplers = pass.textures.map(sampler).joined(separator: ",")
    return ["precision highp float;precision highp int;", "uniform highp sampler2D \(samplers);"]
      + uniformLines(pass.uniforms)
      + pass.outputs.enumerated().map { index, output in
        "layout(location=\(index))out \(spelling(output.type)) \(output.name);"
      }
  }

  public func fetch(_ texture: TextureSlot, at position: String, in layout: StateLayout) -> String {
    "texelFetch(\(sampler(texture)),\(position),0)"
  }

  /// One triangle that covers the render target; draw three vertices without attributes.
  public static let vertexShader = """
    #version 300 es
    void main(){
     vec2 p=vec2(gl_VertexID<<1&2,gl_VertexID&2);
     gl_Position=vec4(p*2.-1.,0.,1.);
    }

    """

  public func files(for program: ShaderProgram, _ settings: HostSettings) -> [ShaderFile] {
    passFiles(for: program, vertexShader: Self.vertexShader, note: WebGLNote(program, isFirstVersion: false).text)
  }
}

/// glslViewer: one file whose double buffer takes the step and whose main part shows it.
///
/// Written in what GLSL 1.20 and GLSL ES 1.00 share. The double buffer is a float texture with linear filter that
/// repeats; its size is taken from the comment behind its declaration. Its sides are powers of two, larger than the
/// grid where need be: then texel centres are exact numbers and the filter mixes nothing in.
public struct GLSLViewer: Dialect {
  public init() {}

  public let name = "glslviewer"
  public let summary = "one file for glslViewer"
  public let formats: [StateFormat] = [.rgba32f]

  public var profile: HostProfile {
    var profile = HostProfile()
    profile.arithmetic = .floats
    profile.placement = .interleaved
    profile.brush = .step
    profile.hasMargin = true
    return profile
  }

  public func declarations(of pass: Pass, in program: ShaderProgram) -> [String] { [] }

  public func fetch(_ texture: TextureSlot, at position: String, in layout: StateLayout) -> String {
    "texel(\(position))"
  }

  public func files(for program: ShaderProgram, _ settings: HostSettings) -> [ShaderFile] {
    let printer = Printer(self, program)
    guard let step = program.pass(.step), let display = program.pass(.display) else {
      preconditionFailure("the profile has both passes")
    }
    let width = Self.powerOfTwo(settings.width * program.layout.texelsPerCell)
    let height = Self.powerOfTwo(settings.height)
    let size = "vec2(\(width),\(height))"
    var lines = CommentText.lines(program.header)
    lines += [
      "#ifdef GL_ES", "precision highp float;", "#endif",
      "uniform sampler2D u_doubleBuffer0; // \(width)x\(height)",
      "uniform vec2 u_resolution,u_mouse;", "uniform int u_frame;",
      "#define u_size vec2(\(settings.width),\(settings.height))",
      "#define u_seed vec2(\(settings.seed & 0xFFFFFF),\(settings.seed >> 24))",
      "#define u_step float(u_frame)",
      "#define u_steer vec4(1,0,1,0) // cosine, sine of an angle, size of features .5 to 1.1, field 0 to 2",
      "#define u_smooth \(settings.smooth)",
      Self.viewFunction,
      "#define u_view view(u_size,u_resolution,1.)",
      "#ifdef DOUBLE_BUFFER_0",
      "// The mouse erases wherever it is, but for the corner where it starts. A buffer's first contents are undefined.",
      "#define u_brush vec3(u_view.xy+vec2(u_mouse.x,u_resolution.y-u_mouse.y)*u_view.z,u_mouse.x+u_mouse.y>1.?26.*u_view.z:-1.)",
      "#define state0 gl_FragColor",
      "vec4 texel(vec2 p){return u_frame>0?texture2D(u_doubleBuffer0,(p+.5)/\(size)):vec4(0.);}",
    ]
    lines += printer.lines(step) + ["#else"]
    lines += ["#define color gl_FragColor", "vec4 texel(vec2 p){return texture2D(u_doubleBuffer0,(p+.5)/\(size));}"]
    lines += printer.lines(display) + ["#endif"]
    return [
      ShaderFile(name: "automaton.frag", text: lines.joined(separator: "\n") + "\n"),
      .note(Self.note, on: program),
    ]
  }

  /// The smallest power of two that is not less than a side.
  private static func powerOfTwo(_ side: Int) -> Int {
    1 << (Int.bitWidth - (side - 1).leadingZeroBitCount)
  }

  private static let note = """
    glslViewer

    glslViewer automaton.frag -w 512 -h 512

    The mouse erases. Definitions at the top of the file set grid, seed, angle and size of features.

    """
}

/// TouchDesigner: texts for two GLSL TOPs, one that feeds back and one that shows it.
public struct TouchDesigner: Dialect {
  public init() {}

  public let name = "touchdesigner"
  public let summary = "texts for TouchDesigner's GLSL TOP"
  public let formats: [StateFormat] = [.rgba32f]

  public var profile: HostProfile {
    var profile = HostProfile()
    profile.placement = .interleaved
    profile.brush = .step
    profile.canHold = true
    return profile
  }

  public func entryPoint(of pass: Pass) -> String { "void run(out vec4 \(pass.outputs[0].name))" }

  public func closing(of pass: Pass) -> [String] {
    // A picture is swizzled for the format of the TOP, a state is not.
    let result = pass.purpose == .display ? "TDOutputSwizzle(c)" : "c"
    return ["void main(){", " vec4 c;", " run(c);", " fragColor=\(result);", "}"]
  }

  public func declarations(of pass: Pass, in program: ShaderProgram) -> [String] {
    let size = "ivec2(uTDOutputInfo.res.zw)"
    let state = "ivec2(uTD2DInfos[0].res.zw)"
    let isDisplay = pass.purpose == .display
    let inputs = [
      "layout(location=0)out vec4 fragColor;",
      isDisplay ? "uniform vec4 uShow;" : "uniform vec4 uRun,uSteer,uBrush;",
    ]
    let definitions = definitions(of: pass) { role in
      switch role {
      case .size: "(\(cells(in: isDisplay ? state : size, program.layout)))"
      case .seed: "uint(uRun.y)"
      case .step: "uint(uRun.x)"
      case .hold: "(uRun.z>.5)"
      case .steer: "vec4(cos(uSteer.x),sin(uSteer.x),uSteer.y,uSteer.z)"
      case .brush: "vec3(uBrush.x*float(u_size.x),(1.-uBrush.y)*float(u_size.y),uBrush.z)"
      case .view: "view(vec2(u_size),vec2(\(size)),max(uShow.x,.1))"
      case .smooth: "(uShow.y>.5)"
      case .ink: nil
      }
    }
    return inputs + (isDisplay ? [Self.viewFunction] : []) + definitions
  }

  public func fetch(_ texture: TextureSlot, at position: String, in layout: StateLayout) -> String {
    "texelFetch(sTD2DInputs[0],\(position),0)"
  }

  public func files(for program: ShaderProgram, _ settings: HostSettings) -> [ShaderFile] {
    [
      ShaderFile(name: "step.frag", text: fragmentShader(.step, of: program)),
      ShaderFile(name: "display.frag", text: fragmentShader(.display, of: program)),
      .note(note(program, settings), on: program),
    ]
  }

  private func note(_ program: ShaderProgram, _ settings: HostSettings) -> String {
    let width = settings.width * program.layout.texelsPerCell
    return """
      TouchDesigner

      1. A Constant TOP, black with alpha 0, resolution \(width) x \(settings.height), 32-bit float (RGBA).
      2. A Feedback TOP: input the Constant TOP, Target TOP the GLSL TOP of step 3. Pulse Reset to grow anew.
      3. A GLSL TOP "automaton": input the Feedback TOP, pixel shader step.frag, resolution \(width) x \(settings.height),
         32-bit float (RGBA), Input Extend Mode Hold, filters Nearest. On its Vectors page:
         uRun    x: me.time.frame - 1 or any count of steps, y: \(settings.seed) (names the run), z: 1 to hold
         uSteer  x: angle in radians, y: 1 (size of features, 0.5 to 1.1), z: 0 (1 radial, 2 bipolar)
         uBrush  x, y: 0 to 1 across the grid, z: radius in cells, -1 for none
      4. A GLSL TOP "picture": input the GLSL TOP of step 3, pixel shader display.frag, any resolution. Vectors:
         uShow   x: 1 (zoom), y: \(settings.smooth ? 1 : 0) (1 blends between cells)

      """
  }
}

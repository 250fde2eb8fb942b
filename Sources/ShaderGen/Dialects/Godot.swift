/// Godot 4: canvas_item shaders and a scene in which two viewports feed each other.
///
/// Viewports keep bytes, so that states are bytes here. A processor function may not return early: the body is a
/// function of its own.
public struct Godot: Dialect {
  public init() {}

  public let name = "godot"
  public let summary = "shaders, a script and a scene for Godot 4"
  public let formats: [StateFormat] = [.rgba8]

  public var profile: HostProfile {
    var profile = HostProfile()
    profile.placement = .interleaved
    profile.brush = .step
    profile.canHold = true
    return profile
  }

  public var pixel: String { "u_pixel" }
  public var convertsIntegers: Bool { false }

  public func opening(of pass: Pass) -> [String] {
    ["shader_type canvas_item;", "render_mode unshaded,blend_disabled;"]
  }

  public func entryPoint(of pass: Pass) -> String { "void run(out vec4 \(pass.outputs[0].name),vec2 u_pixel)" }

  public func closing(of pass: Pass) -> [String] {
    // The display's rows count from the bottom, Godot's from the top.
    let place = pass.purpose == .display ? "vec2(UV.x,1.-UV.y)*canvas" : "UV*vec2(textureSize(state,0))"
    return ["void fragment(){", " vec4 c;", " run(c,\(place));", " COLOR=c;", "}"]
  }

  public func declarations(of pass: Pass, in program: ShaderProgram) -> [String] {
    let isDisplay = pass.purpose == .display
    let inputs =
      isDisplay
      ? ["uniform vec2 canvas=vec2(512.,512.);", "uniform float zoom=1.;", "uniform bool smoothly=false;", Self.viewFunction]
      : [
        "uniform int seed=1;", "uniform int steps=0;", "uniform bool hold=false;", "uniform float angle=0.;",
        "uniform float size:hint_range(.5,1.1)=1.;", "uniform int field:hint_range(0,2)=0;",
        "uniform vec3 brush=vec3(0.,0.,-1.);",
      ]
    let definitions = definitions(of: pass) { role in
      switch role {
      case .size: "(\(cells(in: "textureSize(state,0)", program.layout)))"
      case .seed: "uint(seed)"
      case .step: "uint(steps)"
      case .hold: "hold"
      case .steer: "vec4(cos(angle),sin(angle),size,float(field))"
      case .brush: "brush"
      case .view: "view(vec2(u_size),canvas,zoom)"
      case .smooth: "smoothly"
      case .ink: nil
      }
    }
    return ["uniform sampler2D state:filter_nearest,repeat_disable;"] + inputs + definitions
  }

  public func fetch(_ texture: TextureSlot, at position: String, in layout: StateLayout) -> String {
    "texelFetch(state,\(position),0)"
  }

  public func files(for program: ShaderProgram, _ settings: HostSettings) -> [ShaderFile] {
    [
      ShaderFile(name: "step.gdshader", text: fragmentShader(.step, of: program)),
      ShaderFile(name: "display.gdshader", text: fragmentShader(.display, of: program)),
      ShaderFile(name: "automaton.gd", text: GodotScene.script(program, settings)),
      ShaderFile(name: "automaton.tscn", text: GodotScene.scene(program, settings)),
      .note(Self.note, on: program),
    ]
  }

  private static let note = """
    Godot 4

    Copy the folder into a project and instantiate automaton.tscn. Two SubViewports of the state's size take turns: each
    draws the next step from the other's texture. The node's script has steps_per_second, seed, angle, feature_size and
    field; erase(cell, radius) wipes and reset() grows anew. Picture shows the texture, and its texture can be used by other
    materials with display.gdshader.

    """
}

/// Shadertoy: a tab of common text, Buffer A takes the step, Image shows it.
///
/// The state lies in one buffer, channels side by side, since buffers are swapped one by one. Buffers are as large
/// as the canvas; the grid takes what it needs of it and shrinks with a small canvas. Cells that a larger canvas
/// adds are zero, the seed state.
public struct Shadertoy: Dialect {
  public init() {}

  public let name = "shadertoy"
  public let summary = "tabs for Shadertoy, and its JSON"
  public let formats: [StateFormat] = [.rgba32f]

  public var profile: HostProfile {
    var profile = HostProfile()
    profile.placement = .interleaved
    profile.brush = .step
    profile.hasMargin = true
    return profile
  }

  public var pixel: String { "u_pixel" }

  public func entryPoint(of pass: Pass) -> String {
    "void mainImage(out vec4 \(pass.outputs[0].name),vec2 u_pixel)"
  }

  public func fetch(_ texture: TextureSlot, at position: String, in layout: StateLayout) -> String {
    "texelFetch(iChannel0,\(position),0)"
  }

  public func declarations(of pass: Pass, in program: ShaderProgram) -> [String] {
    let view = "view(vec2(u_size),iResolution.xy,ZOOM)"
    return definitions(of: pass) { role in
      switch role {
      case .size: "min(GRID,\(cells(in: "ivec2(iResolution.xy)", program.layout)))"
      case .seed: "SEED"
      case .step: "uint(iFrame)"
      case .steer: "STEER"
      case .smooth: "SMOOTH"
      case .view: view
      case .brush: "brush(\(view),iMouse)"
      case .hold, .ink: nil
      }
    }
  }

  public func files(for program: ShaderProgram, _ settings: HostSettings) -> [ShaderFile] {
    let tabs = [
      ("Common", "common.glsl", common(program, settings)),
      ("Buffer A", "buffer-a.glsl", fragmentShader(.step, of: program)),
      ("Image", "image.glsl", fragmentShader(.display, of: program)),
    ]
    return tabs.map { ShaderFile(name: $0.1, text: $0.2) } + [
      ShaderFile(
        name: "shadertoy.json",
        text: JSONText.pretty(ShadertoyFile(program, tabs: tabs.map { (name: $0.0, code: $0.2) })) + "\n"),
      .note(Self.note, on: program),
    ]
  }

  private func common(_ program: ShaderProgram, _ settings: HostSettings) -> String {
    let lines =
      CommentText.lines(program.header) + [
        "const ivec2 GRID=ivec2(\(settings.width),\(settings.height));//cells",
        "const uint SEED=\(settings.seed)u;",
        "const vec4 STEER=vec4(1,0,1,0);//cos,sin of an angle,size .5-1.1,field 0-2",
        "const bool SMOOTH=\(settings.smooth);",
        "const float ZOOM=1.,BRUSH=26.;",
        Self.viewFunction,
        "vec3 brush(vec4 v,vec4 m){return vec3(v.xy+vec2(m.x,v.w-m.y)*v.z,m.z>0.?BRUSH*v.z:-1.);}",
      ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static let note = """
    Shadertoy

    common.glsl     tab Common
    buffer-a.glsl   tab Buffer A, iChannel0 = Buffer A (filter nearest, wrap clamp)
    image.glsl      tab Image, iChannel0 = Buffer A (filter nearest, wrap clamp)
    shadertoy.json  the same as render passes, for tools that read them

    Drag to erase. Rewind (the button below the picture) to grow anew. Constants at the top of Common set grid, seed,
    angle, size of features, zoom and brush.

    """
}

/// A shader as Shadertoy's interface describes it.
private struct ShadertoyFile: Encodable {
  struct Sampler: Encodable {
    let filter = "nearest", wrap = "clamp", vflip = "true", srgb = "false", `internal` = "byte"
  }
  struct Input: Encodable {
    let id = 257, src = "/media/previz/buffer00.png", ctype = "buffer", channel = 0
    let sampler = Sampler(), published = 1
  }
  struct Output: Encodable {
    let id: Int, channel = 0
  }
  struct RenderPass: Encodable {
    let inputs: [Input], outputs: [Output]
    let code: String, name: String, description = "", type: String
  }
  struct Info: Encodable {
    let id = "-1", date = "0", viewed = 0, name: String, description: String
    let likes = 0, published = "Private", usePreview = 0, tags = ["automaton", "texture"]
  }
  struct Content: Encodable {
    let ver = "0.1", info: Info, renderpass: [RenderPass]
  }

  let Shader: Content

  init(_ program: ShaderProgram, tabs: [(name: String, code: String)]) {
    let passes = zip(tabs, ["common", "buffer", "image"]).map { tab, type in
      RenderPass(
        inputs: type == "common" ? [] : [Input()],
        outputs: type == "buffer" ? [Output(id: 257)] : type == "image" ? [Output(id: 37)] : [],
        code: tab.code, name: tab.name, type: type)
    }
    let words = program.header.map(CommentText.neutralised)
    Shader = Content(
      info: Info(name: words[0], description: words.joined(separator: "; ")), renderpass: passes)
  }
}

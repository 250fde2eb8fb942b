/// three.js: an ES module with a material whose map is the running automaton.
///
/// Shaders are WebGL 1's, which every release of three.js runs in either version of WebGL.
public struct Three: Dialect {
  public init() {}

  public let name = "three"
  public let summary = "an ES module for three.js"
  public let formats: [StateFormat] = [.rgba16f, .rgba32f]

  private let webgl1 = WebGL1()

  public var profile: HostProfile { webgl1.profile }

  public func declarations(of pass: Pass, in program: ShaderProgram) -> [String] {
    webgl1.declarations(of: pass, in: program)
  }

  public func fetch(_ texture: TextureSlot, at position: String, in layout: StateLayout) -> String {
    webgl1.fetch(texture, at: position, in: layout)
  }

  public func files(for program: ShaderProgram, _ settings: HostSettings) -> [ShaderFile] {
    let shaders = program.passes.map {
      "  \($0.purpose): \(Self.literal(fragmentShader($0.purpose, of: program, header: false))),"
    }
    let lines =
      CommentText.lines(program.header) + [
        "const model = {",
        "  width: \(settings.width), height: \(settings.height), seed: \(settings.seed), smooth: \(settings.smooth),",
        "  texelsPerCell: \(program.layout.texelsPerCell), float: \(program.layout.format == .rgba32f), models: \(program.modelCount),",
        "};", "const shaders = {",
      ] + shaders + ["};", ""]
    return [
      ShaderFile(name: "automaton.js", text: lines.joined(separator: "\n") + ThreeModule.text),
      .note(Self.note, on: program),
    ]
  }

  /// A text as a JavaScript string that keeps its lines.
  private static func literal(_ text: String) -> String {
    // A shader is ASCII without backslash, backtick or dollar; see ``CommentText``.
    "`\(text)`"
  }

  private static let note = """
    three.js

    import { Automaton } from "./automaton.js";

    const automaton = new Automaton(THREE, renderer);         // { width, height, seed, smooth } if you like
    scene.add(new THREE.Mesh(new THREE.BoxGeometry(), automaton.material));
    ...
    automaton.step(2);                                        // in your animation loop, before renderer.render

    automaton.texture is the picture alone, for a material of your own: it repeats and has the grid's size.
    automaton.erase(u, v, radius), reset(seed), steer({ angle, size, field }), dispose(). Works with three.js from r111,
    in WebGL 1 and 2; renderer must be a WebGLRenderer.

    """
}

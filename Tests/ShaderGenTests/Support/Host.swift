import Foundation
import Preview
import ShaderGen
import Testing

/// What a host tells a shader in one draw, whatever the dialect calls it.
struct Frame {
  var width: Int
  var height: Int
  var seed: UInt32 = 9
  var step = 0
  /// Cosine, sine, size of features and field.
  var steer: [Float] = [1, 0, 1, 0]
  /// Column, row and radius in cells.
  var brush: [Float] = [0, 0, -1]
  /// Corner of the picture in cells, cells a pixel; hosts without such a uniform show the whole grid.
  var corner: [Float] = [0, 0]
  var cellsPerPixel: Float = 1
  var smooth = false
  var ink: [Float] = [1, 0, 0, 0]
  /// Width and height of what is drawn to, in pixels.
  var target = (width: 0, height: 0)
}

/// A host as far as it lies between a dialect's files and GLSL ES: the words that it puts before them.
struct Host {
  let dialect: any Dialect

  static let all = Dialects.all.map(Host.init)

  /// The shader that the host would compile for a pass.
  func shader(_ purpose: Pass.Purpose, in files: [ShaderFile]) throws -> String {
    let isStep = purpose == .step
    func file(_ name: String) throws -> String {
      guard let file = files.first(where: { $0.name == name }) else { throw MissingText(dialect.name, name) }
      return file.text
    }
    switch dialect.name {
    case "shadertoy":
      let tab = try file(isStep ? "buffer-a.glsl" : "image.glsl")
      return Self.shadertoy + (try file("common.glsl")) + tab + Self.shadertoyEnd
    case "glslviewer":
      return (isStep ? "#define DOUBLE_BUFFER_0\n" : "") + (try file("automaton.frag"))
    case "isf": return Self.isf + (try file("automaton.fs"))
    case "three":
      // A template literal of the module: what stands between its backticks.
      let module = try file("automaton.js")
      guard let start = module.firstRange(of: "\n  \(purpose): `"),
        let end = module[start.upperBound...].firstIndex(of: "`")
      else { throw MissingText(dialect.name, "\(purpose)") }
      return String(module[start.upperBound..<end])
    case "godot": return Self.plain(try file("\(purpose).gdshader"))
    case "touchdesigner": return Self.touchDesigner + (try file("\(purpose).frag"))
    default: return try file("\(purpose).frag")
    }
  }

  private static let shadertoy = """
    #version 300 es
    precision highp float;precision highp int;
    uniform vec3 iResolution;uniform int iFrame;uniform vec4 iMouse;uniform highp sampler2D iChannel0;
    out vec4 result;

    """
  private static let shadertoyEnd = "void main(){mainImage(result,gl_FragCoord.xy);}\n"

  private static let isf = """
    precision highp float;precision highp int;
    uniform int PASSINDEX,FRAMEINDEX;uniform vec2 RENDERSIZE;uniform sampler2D automaton;
    uniform bool reseed,erase,smoothly;uniform float speed,radius,angle,size,zoom,seed;uniform vec2 brush;uniform int field;
    #define IMG_NORM_PIXEL(image,point) texture2D(image,point)

    """

  private static let touchDesigner = """
    #version 300 es
    precision highp float;precision highp int;
    struct Info{vec4 res;};
    uniform Info uTDOutputInfo;uniform Info uTD2DInfos[1];uniform highp sampler2D sTD2DInputs[1];
    vec4 TDOutputSwizzle(vec4 c){return c;}

    """

  private static let godot = """
    #version 300 es
    precision highp float;precision highp int;
    uniform highp vec2 extent;
    out vec4 COLOR;
    #define UV (gl_FragCoord.xy/extent)

    """

  /// A Godot shader without what GLSL has no word for: its mode, and hints and first values of uniforms.
  private static func plain(_ text: String) -> String {
    let lines = text.split(separator: "\n").compactMap { line -> String? in
      if line.hasPrefix("shader_type ") || line.hasPrefix("render_mode ") { return nil }
      guard line.hasPrefix("uniform "), let end = line.firstIndex(where: { ":=".contains($0) }) else {
        return String(line)
      }
      return line[..<end] + ";"
    }
    return godot + lines.joined(separator: "\n") + "\nvoid main(){fragment();}\n"
  }

  /// The name of a texture in the host's shaders.
  func sampler(_ slot: TextureSlot) -> String {
    switch (dialect.name, slot) {
    case ("shadertoy", _): "iChannel0"
    case ("glslviewer", _): "u_doubleBuffer0"
    case ("isf", _): "automaton"
    case ("godot", _): "state"
    case ("touchdesigner", _): "sTD2DInputs[0]"
    case (_, .state(let index)): "u_state\(index)"
    case (_, .updated(let index)): "u_updated\(index)"
    case (_, .map): "u_map"
    }
  }

  /// Whether the seed is written into the text.
  var holdsSeed: Bool { ["shadertoy", "glslviewer"].contains(dialect.name) }
  /// Whether the pictures' rows count from the top.
  var showsTopFirst: Bool { dialect.name == "godot" }
  /// Columns and rows of a buffer beyond the grid.
  var margin: (columns: Int, rows: Int) { dialect.profile.hasMargin ? (3, 2) : (0, 0) }

  /// The size that glslViewer reads behind the declaration of its double buffer.
  func bufferSize(in files: [ShaderFile]) throws -> (width: Int, height: Int)? {
    guard dialect.name == "glslviewer" else { return nil }
    let comment = try #require(
      files[0].text.split(separator: "\n").first { $0.hasPrefix("uniform sampler2D u_doubleBuffer0; // ") })
    let sides = try #require(comment.split(separator: " ").last).split(separator: "x").compactMap { Int($0) }
    try #require(sides.count == 2)
    return (sides[0], sides[1])
  }

  /// What the host's uniforms hold; `state` is the size of the state's texture.
  func values(_ purpose: Pass.Purpose, _ frame: Frame, state: (width: Int, height: Int)) -> [String: UniformValue] {
    let target = (width: Float(frame.target.width), height: Float(frame.target.height))
    let (width, height) = (Float(frame.width), Float(frame.height))
    let step = UniformValue.number(Double(frame.step & 0xFF_FFFF))
    let angle = Double(atan2(frame.steer[1], frame.steer[0]))
    let isUnder = frame.brush[2] > 0
    switch dialect.name {
    case "shadertoy":
      let (x, y) = (frame.brush[0], target.height - frame.brush[1])
      return [
        "iResolution": .numbers([target.width, target.height, 1]), "iFrame": .number(Double(frame.step)),
        "iMouse": .numbers([x, y, isUnder ? 1 : -1, 0]),
      ]
    case "glslviewer":
      return [
        "u_resolution": .numbers([target.width, target.height]), "u_frame": .number(Double(frame.step)),
        "u_mouse": .numbers([0, 0]),
      ]
    case "isf":
      return [
        "PASSINDEX": .number(purpose == .display ? 1 : 0), "FRAMEINDEX": step,
        "RENDERSIZE": .numbers([target.width, target.height]), "reseed": .boolean(false), "erase": .boolean(isUnder),
        "smoothly": .boolean(frame.smooth), "speed": .number(1), "radius": .number(Double(frame.brush[2])),
        "angle": .number(angle * 180 / .pi), "size": .number(Double(frame.steer[2])), "zoom": .number(1),
        "seed": .number(Double(frame.seed & 0xFF_FFFF)), "field": .number(Double(frame.steer[3])),
        "brush": .numbers([frame.brush[0] / width, 1 - frame.brush[1] / height]),
      ]
    case "godot":
      return [
        "extent": .numbers([target.width, target.height]), "canvas": .numbers([target.width, target.height]),
        "zoom": .number(1), "smoothly": .boolean(frame.smooth), "seed": .number(Double(frame.seed)), "steps": step,
        "hold": .boolean(false), "angle": .number(angle), "size": .number(Double(frame.steer[2])),
        "field": .number(Double(frame.steer[3])), "brush": .numbers(frame.brush),
      ]
    case "touchdesigner":
      return [
        "uTDOutputInfo.res": .numbers([1 / target.width, 1 / target.height, target.width, target.height]),
        "uTD2DInfos[0].res": .numbers([0, 0, Float(state.width), Float(state.height)]),
        "uRun": .list([step, .number(Double(frame.seed)), .number(0), .number(0)]),
        "uSteer": .numbers([Float(angle), frame.steer[2], frame.steer[3], 0]),
        "uBrush": .numbers([frame.brush[0] / width, 1 - frame.brush[1] / height, frame.brush[2], 0]),
        "uShow": .numbers([1, frame.smooth ? 1 : 0, 0, 0]),
      ]
    default:
      let hasIntegers = dialect.profile.arithmetic == .integers
      return [
        "u_size": .numbers([width, height]), "u_step": step, "u_steer": .numbers(frame.steer),
        "u_seed": hasIntegers
          ? .number(Double(frame.seed)) : .numbers([Float(frame.seed & 0xFF_FFFF), Float(frame.seed >> 24)]),
        "u_brush": .numbers(frame.brush), "u_smooth": .boolean(frame.smooth), "u_ink": .numbers(frame.ink),
        "u_view": .numbers(frame.corner + [frame.cellsPerPixel, target.height]),
      ]
    }
  }
}

/// A text that a dialect's files should hold.
struct MissingText: Error, CustomStringConvertible {
  let description: String
  init(_ dialect: String, _ name: String) { description = "\(dialect): no \(name)" }
}

extension UniformValue {
  static func numbers(_ values: [Float]) -> UniformValue { .list(values.map { .number(Double($0)) }) }
}

extension StateFormat {
  var texture: TextureFormat {
    switch self {
    case .rgba16f: .rgba16f
    case .rgba32f: .rgba32f
    case .rgba8: .rgba8
    }
  }
}

/// ISF 2 (Interactive Shader Format), as VJ programs and the web's renderer run it: one file, two passes.
///
/// States are bytes, which every host keeps, read at texel centres, where linear filtering changes nothing.
public struct ISF: Dialect {
  public init() {}

  public let name = "isf"
  public let summary = "one file for ISF 2 hosts (VDMX, MadMapper, Millumin, the web)"
  public let formats: [StateFormat] = [.rgba8]

  public var profile: HostProfile {
    var profile = HostProfile()
    profile.arithmetic = .floats
    profile.placement = .interleaved
    profile.brush = .step
    profile.canHold = true
    return profile
  }

  public func entryPoint(of pass: Pass) -> String { pass.purpose == .display ? "void show()" : "void take()" }

  public func declarations(of pass: Pass, in program: ShaderProgram) -> [String] { [] }

  public func fetch(_ texture: TextureSlot, at position: String, in layout: StateLayout) -> String {
    "texel(\(position))"
  }

  public func files(for program: ShaderProgram, _ settings: HostSettings) -> [ShaderFile] {
    guard let step = program.pass(.step), let display = program.pass(.display) else {
      preconditionFailure("the profile has both passes")
    }
    let printer = Printer(self, program)
    var lines = ["/*" + JSONText.pretty(ISFHeader(program, settings)) + "*/"]
    lines += CommentText.lines(program.header)
    lines += [
      "#define u_size vec2(\(settings.width),\(settings.height))",
      "#define u_seed vec2(floor(seed),\(settings.seed >> 24))",
      "#define u_step floor(float(FRAMEINDEX)*speed)",
      "#define u_hold (floor(float(FRAMEINDEX)*speed)==floor(float(FRAMEINDEX-1)*speed))",
      "#define u_steer vec4(cos(radians(angle)),sin(radians(angle)),size,float(field))",
      "#define u_smooth smoothly",
      "#define u_view view(u_size,RENDERSIZE,zoom)",
      // A brush that reaches everywhere starts anew.
      "#define u_brush vec3(brush.x*u_size.x,(1.-brush.y)*u_size.y,reseed?1e5:erase?radius:-1.)",
      "#define state0 gl_FragColor", "#define color gl_FragColor",
      Self.viewFunction,
      // The web's renderer wants a plain variable here, one call a line, and divides pixels by the wrong size.
      "vec4 texel(vec2 p){",
      " vec2 q=(p+.5)/\(WebGL1.size(of: .state(0), program.layout));",
      " return IMG_NORM_PIXEL(automaton,q);",
      "}",
    ]
    lines += printer.functions(of: [step, display])
    lines += printer.body(of: step) + printer.body(of: display)
    lines += ["void main(){", " if(PASSINDEX==0)take();", " else show();", "}"]
    return [
      ShaderFile(name: "automaton.fs", text: lines.joined(separator: "\n") + "\n"),
      .note(Self.note, on: program),
    ]
  }

  private static let note = """
    ISF 2

    automaton.fs  a generator: put it where your program keeps its ISF files

    reseed grows anew; erase wipes where brush is (0 to 1 across the grid), radius in cells wide; speed is the share of
    frames that take a step; angle and size turn and scale the texture; zoom and smoothly change how it is shown.

    """
}

/// The description at the top of an ISF file.
private struct ISFHeader: Encodable {
  struct Input: Encodable {
    let name: String, label: String, type: String
    var standard: Standard?, smallest: Standard?, largest: Standard?
    var values: [Int]?, labels: [String]?

    enum CodingKeys: String, CodingKey {
      case name = "NAME", label = "LABEL", type = "TYPE", standard = "DEFAULT", smallest = "MIN", largest = "MAX"
      case values = "VALUES", labels = "LABELS"
    }
  }
  enum Standard: Encodable {
    case number(Double), flag(Bool), point(Double, Double)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let value): try container.encode(value)
      case .flag(let value): try container.encode(value)
      case .point(let x, let y): try container.encode([x, y])
      }
    }
  }
  struct Pass: Encodable {
    var target: String?, persistent: Bool?, width: String?, height: String?

    enum CodingKeys: String, CodingKey {
      case target = "TARGET", persistent = "PERSISTENT", width = "WIDTH", height = "HEIGHT"
    }
  }

  let version = "2", description: String, credit: String, categories = ["Generator", "Texture"]
  let inputs: [Input], passes: [Pass]

  enum CodingKeys: String, CodingKey {
    case version = "ISFVSN", description = "DESCRIPTION", credit = "CREDIT", categories = "CATEGORIES"
    case inputs = "INPUTS", passes = "PASSES"
  }

  init(_ program: ShaderProgram, _ settings: HostSettings) {
    // A comment holds this: no word may end it.
    let words = program.header.map(CommentText.neutralised)
    description = words[0]
    credit = words.dropFirst().joined(separator: "; ")
    func number(_ name: String, _ label: String, _ value: Double, _ range: ClosedRange<Double>) -> Input {
      Input(
        name: name, label: label, type: "float", standard: .number(value), smallest: .number(range.lowerBound),
        largest: .number(range.upperBound))
    }
    inputs = [
      Input(name: "reseed", label: "Grow anew", type: "event"),
      number("speed", "Speed", 1, 0...1),
      Input(name: "erase", label: "Erase", type: "bool", standard: .flag(false)),
      Input(
        name: "brush", label: "Brush", type: "point2D", standard: .point(0.5, 0.5), smallest: .point(0, 0),
        largest: .point(1, 1)),
      number("radius", "Brush radius in cells", 12, 1...64),
      number("angle", "Angle in degrees", 0, -180...180),
      number("size", "Size of features", 1, Double(Steering.sizeRange.lowerBound)...Double(Steering.sizeRange.upperBound)),
      Input(
        name: "field", label: "Field of angles", type: "long", standard: .number(0), values: [0, 1, 2],
        labels: ["uniform", "radial", "bipolar"]),
      number("zoom", "Zoom", 1, 0.25...16),
      Input(name: "smoothly", label: "Smooth", type: "bool", standard: .flag(settings.smooth)),
      number("seed", "Seed", Double(settings.seed & 0xFFFFFF), 0...16_777_215),
    ]
    passes = [
      Pass(
        target: "automaton", persistent: true, width: "\(settings.width * program.layout.texelsPerCell)",
        height: "\(settings.height)"),
      Pass(),
    ]
  }

}

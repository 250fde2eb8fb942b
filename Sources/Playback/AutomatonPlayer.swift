import Imaging
import NCAModel
import Preview
import ShaderGen

/// Runs the shaders that an automaton is exported as, in the simulator.
public struct AutomatonPlayer: Sendable {
  public let width: Int
  public let height: Int
  /// Steps taken so far.
  public private(set) var stepCount = 0
  public private(set) var step: Program
  private var display: Program
  private let picture: Texture
  private var state: [Texture]
  private var next: [Texture]

  /// Prepares the start state.
  ///
  /// - Parameters:
  ///   - format: how states are stored between steps.
  ///   - rounding: how floats become half floats where that is the format.
  public init(
    _ automaton: Automaton, width: Int, height: Int, seed: UInt32 = 1, format: StateFormat = .rgba16f,
    rounding: TextureFormat.HalfRounding = .nearest, options: LoweringOptions = LoweringOptions()
  ) throws {
    try PictureSize.check(width: width, height: height)
    self.width = width
    self.height = height
    let shaders = ShaderGen.ShaderProgram(automaton, format: format)
    let dialect = WebGL2()
    step = try Program(dialect.fragmentShader(.step, of: shaders), file: "step.frag", options: options)
    display = try Program(dialect.fragmentShader(.display, of: shaders), file: "display.frag", options: options)
    picture = Texture(width: width, height: height, format: .rgba8)
    let encoding = format.encoding(rounding: rounding)
    let textures = {
      (0..<shaders.layout.textureCount).map { _ in
        Texture(width: width, height: height, format: TextureFormat(encoding, components: 4))
      }
    }
    state = textures()
    next = textures()
    let size = UniformValue.list([.number(Double(width)), .number(Double(height))])
    try step.set("u_size", to: size)
    try step.set("u_seed", to: .number(Double(seed)))
    try display.set("u_size", to: size)
    // One cell a pixel, the picture's top-left corner at cell (0, 0).
    try display.set("u_view", to: .list([.number(0), .number(0), .number(1), .number(Double(height))]))
  }

  /// Takes one step.
  public mutating func takeStep() throws(DrawError) {
    if step.hasUniform("u_step") { try step.set("u_step", to: .number(Double(UInt32(truncatingIfNeeded: stepCount)))) }
    for (index, texture) in state.enumerated() { try step.bind(texture, to: "u_state\(index)") }
    try step.draw(into: Framebuffer(next))
    swap(&state, &next)
    stepCount += 1
  }

  /// The state's textures as the step shader writes them; row 0 is the top of the picture.
  public var outputs: [(name: String, texture: Texture)] {
    state.enumerated().map { ("state\($0.offset)", $0.element) }
  }

  /// The picture that the display shader makes of the state.
  public mutating func image() throws(DrawError) -> Image {
    try display.bind(state[0], to: "u_state0")
    try display.draw(into: Framebuffer(picture))
    return picture.image
  }
}

extension StateFormat {
  func encoding(rounding: TextureFormat.HalfRounding) -> TextureFormat.Encoding {
    switch self {
    case .rgba16f: .float16(rounding: rounding)
    case .rgba32f: .float32
    case .rgba8: .unorm8
    }
  }
}

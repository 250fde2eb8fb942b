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
  /// The pass that does the step's work: all of it, or what the updating cell of every pair becomes.
  public private(set) var step: Program
  /// The second half of a step that takes two passes.
  private var apply: Program?
  /// Compiled when the first picture is wanted.
  private var display: Program?
  private let displayText: String
  private let options: LoweringOptions
  private var state: [Texture]
  private var next: [Texture]
  private var updated: [Texture] = []

  /// Prepares the start state.
  ///
  /// - Parameters:
  ///   - format: how states are stored between steps.
  ///   - isExact: whether a model that is not exact is rounded so that it is.
  ///   - rounding: how floats become half floats where that is the format.
  public init(
    _ automaton: Automaton, width: Int, height: Int, seed: UInt32 = 1, format: StateFormat = .rgba16f,
    precision: WeightPrecision = .bytes, isExact: Bool = false,
    rounding: TextureFormat.HalfRounding = .nearest, options: LoweringOptions = LoweringOptions()
  ) throws {
    try PictureSize.check(width: width, height: height)
    self.width = width
    self.height = height
    let dialect = WebGL2()
    let shaders = try ShaderGen.ShaderProgram(
      automaton.prepared(for: format, exact: isExact), format: format, profile: dialect.profile, precision: precision)
    let program = { (purpose: Pass.Purpose) in
      try Program(dialect.fragmentShader(purpose, of: shaders), file: "\(purpose).frag", options: options)
    }
    step = try program(shaders.stepsInHalves ? .update : .step)
    apply = shaders.stepsInHalves ? try program(.apply) : nil
    displayText = dialect.fragmentShader(.display, of: shaders)
    self.options = options
    let encoding = format.encoding(rounding: rounding)
    let textures = { (width: Int) in
      (0..<shaders.layout.textureCount).map { _ in
        Texture(width: width, height: height, format: TextureFormat(encoding, components: 4))
      }
    }
    state = textures(width)
    next = textures(width)
    if shaders.stepsInHalves { updated = textures((width + 1) / 2) }
    try step.set("u_size", to: .list([.number(Double(width)), .number(Double(height))]))
    try step.set("u_steer", to: .list([.number(1), .number(0), .number(1), .number(0)]))
    if step.hasUniform("u_seed") { try step.set("u_seed", to: .number(Double(seed))) }
    try apply?.set("u_seed", to: .number(Double(seed)))
  }

  /// Takes one step.
  public mutating func takeStep() throws(DrawError) {
    let count = UniformValue.number(Double(stepCount & 0xFFFFFF))
    if step.hasUniform("u_step") { try step.set("u_step", to: count) }
    try Self.bind(state, to: "u_state", of: &step)
    if var second = apply {
      try step.draw(into: Framebuffer(updated))
      try second.set("u_step", to: count)
      try Self.bind(state, to: "u_state", of: &second)
      try Self.bind(updated, to: "u_updated", of: &second)
      try second.draw(into: Framebuffer(next))
      apply = second
    } else {
      try step.draw(into: Framebuffer(next))
    }
    swap(&state, &next)
    stepCount += 1
  }

  private static func bind(_ textures: [Texture], to name: String, of program: inout Program) throws(DrawError) {
    for (index, texture) in textures.enumerated() { try program.bind(texture, to: "\(name)\(index)") }
  }

  /// The state's textures as the step shader writes them; row 0 is the top of the picture.
  public var outputs: [(name: String, texture: Texture)] {
    state.enumerated().map { ("state\($0.offset)", $0.element) }
  }

  /// The picture that the display shader makes of the state, from the grid's top left corner on.
  ///
  /// - Parameters:
  ///   - scale: pixels across a cell.
  ///   - isSmooth: whether it blends between cells.
  public mutating func image(scale: Int = 1, isSmooth: Bool = false) throws -> Image {
    var shown = try display ?? Program(displayText, file: "display.frag", options: options)
    let picture = Texture(width: width * scale, height: height * scale, format: .rgba8)
    let list = { (numbers: [Double]) in UniformValue.list(numbers.map(UniformValue.number)) }
    try shown.bind(state[0], to: "u_state0")
    try shown.set("u_size", to: list([Double(width), Double(height)]))
    try shown.set("u_view", to: list([0, 0, 1 / Double(scale), Double(height * scale)]))
    try shown.set("u_smooth", to: .number(isSmooth ? 1 : 0))
    try shown.draw(into: Framebuffer(picture))
    display = shown
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

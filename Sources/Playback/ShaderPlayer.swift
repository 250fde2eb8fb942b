import Preview

/// Draws a fragment shader frame after frame, each able to see the last one.
public struct ShaderPlayer: Sendable {
  /// An output that the next frame reads.
  public struct Feedback: Equatable, Sendable {
    public var sampler: String
    /// Nil for the first output.
    public var output: String?

    public init(sampler: String, output: String? = nil) {
      self.sampler = sampler
      self.output = output
    }
  }

  public private(set) var program: Program
  public let width: Int
  public let height: Int
  /// Frames drawn so far.
  public private(set) var frameCount = 0
  private let host: HostUniforms
  private let given: Set<String>
  private let feedback: [(sampler: String, location: Int)]
  /// The outputs of the last frame and of the next one, by location.
  private var shown: [Texture?]
  private var hidden: [Texture?]

  /// Prepares a picture of zeros.
  ///
  /// - Parameters:
  ///   - format: how outputs of floats are stored; those of integers keep 32 bits.
  ///   - uniforms: values that stay the same for all frames.
  ///   - feedback: samplers that see the previous frame, zeros at first.
  public init(
    _ program: Program, width: Int, height: Int, format: TextureFormat.Encoding = .float32,
    framesPerSecond: Double = 60, uniforms: [String: UniformValue] = [:], feedback: [Feedback] = []
  ) throws {
    try PictureSize.check(width: width, height: height)
    self.program = program
    self.width = width
    self.height = height
    host = HostUniforms(width: width, height: height, framesPerSecond: framesPerSecond)
    given = Set(uniforms.keys)
    for (name, value) in uniforms.sorted(by: { $0.key < $1.key }) { try self.program.set(name, to: value) }
    self.feedback = try feedback.map { wish in
      guard program.hasSampler(wish.sampler) else { throw DrawError.notASampler(wish.sampler) }
      let output = program.outputs.first { wish.output == nil ? $0.location == 0 : $0.name == wish.output }
      guard let output else { throw PlaybackError.unknownOutput(wish.output ?? "at location 0") }
      return (wish.sampler, output.location)
    }
    guard !program.outputs.isEmpty else { throw PlaybackError.noOutput(file: program.file) }
    let textures = { Self.targets(of: program, width, height, format) }
    shown = textures()
    hidden = textures()
  }

  private static func targets(
    of program: Program, _ width: Int, _ height: Int, _ encoding: TextureFormat.Encoding
  ) -> [Texture?] {
    var targets = [Texture?](repeating: nil, count: 1 + (program.outputs.map(\.location).max() ?? 0))
    for output in program.outputs {
      let encoding: TextureFormat.Encoding =
        switch output.type.componentKind {
        case .int: .int32
        case .uint: .uint32
        default: encoding
        }
      // What an output does not write reads as a texture without those components: 0, 0, 1.
      let components = output.type.scalarCount
      let format = TextureFormat(encoding, components: components == 3 ? 4 : components)
      let texture = Texture(width: width, height: height, format: format)
      if components == 3 { texture.write(opaqueBlack(texture)) }
      targets[output.location] = texture
    }
    return targets
  }

  private static func opaqueBlack(_ texture: Texture) -> [UInt32] {
    let one = texture.format.kind == .float ? Float(1).bitPattern : 1
    return (0..<texture.texelCount).flatMap { _ in [0, 0, 0, one] }
  }

  /// Binds a picture to a sampler for all frames.
  public mutating func bind(_ texture: Texture, to sampler: String) throws(DrawError) {
    try program.bind(texture, to: sampler)
  }

  /// Draws the next frame.
  public mutating func drawFrame() throws(DrawError) {
    try host.set(frame: frameCount, in: &program, except: given)
    for (sampler, location) in feedback { try program.bind(shown[location], to: sampler) }
    try program.draw(into: Framebuffer(hidden))
    swap(&shown, &hidden)
    frameCount += 1
  }

  /// The last frame's outputs in the order of their locations.
  public var outputs: [(name: String, texture: Texture)] {
    program.outputs.sorted { $0.location < $1.location }.compactMap { output in
      shown[output.location].map { (output.name, $0) }
    }
  }
}

import CSimulator

/// A compiled fragment shader with its uniforms' values and textures.
///
/// A value: copies have uniforms of their own and share the instructions.
///
///     var program = try Program(text, file: "invert.frag")
///     try program.set("u_amount", to: .number(0.5))
///     try program.bind(photo, to: "u_photo")
///     try program.draw(into: Framebuffer(result))
public struct Program: Sendable {
  /// Name of the shader's text in messages.
  public let file: String
  public let version: GLSLVersion
  public let options: LoweringOptions
  public let lowered: LoweredProgram
  /// What a thread's memory begins with: constants and the values of uniforms.
  var words: [UInt32]
  /// Textures by unit; nil reads as opaque black.
  var units: [Texture?]

  /// Compiles a shader.
  ///
  /// - Throws: ``ShaderErrors``, as many as could be found.
  public init(
    bytes: [UInt8], file: String, rules: CheckerRules = .standard, options: LoweringOptions = LoweringOptions()
  ) throws(ShaderErrors) {
    let (version, lowered) = try LargeStack.run { () throws(ShaderErrors) in
      let checked = try Self.checkHere(bytes: bytes, file: file, rules: rules)
      return (checked.version, try Lowering(checked, file: file, options: options).lower())
    }
    self.file = file
    self.version = version
    self.options = options
    self.lowered = lowered
    words = lowered.initialWords
    let unitCount = lowered.uniforms.compactMap { place in place.unit.map { $0 + place.type.samplerCount } }.max()
    units = Array(repeating: nil, count: unitCount ?? 0)
  }

  /// Compiles a shader's text.
  public init(
    _ text: String, file: String, rules: CheckerRules = .standard, options: LoweringOptions = LoweringOptions()
  ) throws(ShaderErrors) {
    try self.init(bytes: Array(text.utf8), file: file, rules: rules, options: options)
  }

  /// Reads a shader and judges it, without making it executable.
  public static func check(
    bytes: [UInt8], file: String, rules: CheckerRules = .standard
  ) throws(ShaderErrors) -> CheckedProgram {
    try LargeStack.run { () throws(ShaderErrors) in try checkHere(bytes: bytes, file: file, rules: rules) }
  }

  /// As ``check(bytes:file:rules:)``, on the caller's stack.
  private static func checkHere(
    bytes: [UInt8], file: String, rules: CheckerRules
  ) throws(ShaderErrors) -> CheckedProgram {
    let (source, errors) = Preprocessor(bytes: bytes, file: file).read()
    let isReadable = errors.allSatisfy { error in
      if case .preprocessing(let problem) = error.problem { problem.leavesText } else { false }
    }
    if !isReadable { throw ShaderErrors(errors) }
    let unit: TranslationUnit
    do throws(ShaderErrors) {
      unit = try Parser(tokens: source.tokens, version: source.version, file: file).parse()
    } catch {
      throw ShaderErrors(errors + error.errors)
    }
    if !errors.isEmpty { throw ShaderErrors(errors) }
    return try Checker(unit, file: file, extensions: source.extensions, rules: rules).check()
  }

  /// Names and types of what ``set(_:to:)`` and ``bind(_:to:)`` accept, samplers and inputs among them.
  public var uniforms: [LoweredProgram.UniformPlace] { lowered.uniforms }

  /// The machine's instructions, one a line.
  public var disassembly: String { Disassembler(lowered).text() }

  /// What a draw computes for each pixel.
  public var outputs: [LoweredProgram.OutputPlace] { lowered.outputs }
}

/// Carries out a shader's directives and replaces its macros (GLSL ES 1.00 and 3.00, 3.4).
///
///     let source = try Preprocessor(bytes: bytes, file: "shader.frag").run()
package struct Preprocessor {
  let version: GLSLVersion
  let file: String
  let options: PreprocessorOptions
  var stream: TokenStream
  var expander: MacroExpander
  var conditionals: [Conditional] = []
  var extensions: [ShaderExtension: ExtensionBehavior] = [:]
  var output: [Token] = []
  var errors: [ShaderError] = []
  /// Whether something preceded that `#version` must precede.
  var isPastFirst = false
  /// Whether reading on makes no sense.
  var isHopeless = false

  /// - Parameters:
  ///   - bytes: of the shader's text.
  ///   - file: what errors call it.
  ///   - options: what shaders are offered.
  package init(bytes: [UInt8], file: String, options: PreprocessorOptions = PreprocessorOptions()) {
    self.file = file
    self.options = options
    version = Self.version(of: bytes)
    stream = TokenStream(Lexer(bytes: bytes, file: file, version: version).tokensAndProblems())
    expander = MacroExpander(
      macros: Macro.predefined(version: version, extensions: options.extensions(in: version)), file: file)
    text = bytes
  }

  /// For `#error`, which shows its line as it was written.
  let text: [UInt8]

  /// - Throws: all that is wrong, at most ``ShaderLimit/errors``.
  package consuming func run() throws(ShaderErrors) -> PreprocessedSource {
    let (source, errors) = read()
    guard errors.isEmpty else { throw ShaderErrors(errors) }
    return source
  }

  /// All that is wrong, and what is left of the shader.
  package consuming func read() -> (source: PreprocessedSource, errors: [ShaderError]) {
    while let token = stream.peek, !isHopeless {
      do throws(ShaderError) {
        if stream.isAtDirective {
          try directive()
          isPastFirst = true
        } else if isSkipping {
          if let comment = stream.skipToDirective() {
            conditionals = []
            throw invalid(comment) ?? failure(.unterminatedConditional, at: comment.location)
          }
        } else {
          isPastFirst = true
          _ = stream.next()
          try text(token)
        }
      } catch {
        record(error)
      }
    }
    if let open = conditionals.last, errors.isEmpty {
      record(failure(.unterminatedConditional, at: open.location))
    }
    return (PreprocessedSource(version: version, tokens: output, extensions: extensions), errors)
  }

  /// A token of the program.
  private mutating func text(_ token: Token) throws(ShaderError) {
    if let error = invalid(token) { throw error }
    if expander.macro(for: token) == nil {
      output.append(token)
    } else {
      let expanded = try expander.expand([token], stream: &stream)
      for token in expanded {
        if let error = invalid(token) { throw error }
      }
      output += expanded
    }
    if output.count > ShaderLimit.tokens.largest {
      throw ShaderError(file: file, location: token.location, problem: .limit(.tokens))
    }
  }

  func invalid(_ token: Token) -> ShaderError? {
    guard case .invalid(let problem) = token.kind else { return nil }
    return ShaderError(file: file, location: token.location, problem: problem)
  }

  func failure(_ problem: PreprocessingProblem, at location: SourceLocation) -> ShaderError {
    ShaderError(file: file, location: location, problem: .preprocessing(problem))
  }

  private mutating func record(_ error: ShaderError) {
    if errors.count == ShaderLimit.errors.largest {
      errors.append(ShaderError(file: file, location: error.location, problem: .limit(.errors)))
      isHopeless = true
      return
    }
    errors.append(error)
    if case .limit = error.problem { isHopeless = true }
  }

  /// 3.00 if the first line says so; the lexer must know before it reads.
  private static func version(of bytes: [UInt8]) -> GLSLVersion {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    var scanner = Scanner(text: SourceText(Array(line), joinsLines: false), version: .es300)
    let kinds = (0..<3).map { _ in scanner.next()?.kind }
    return kinds == [.hash, .identifier("version"), .integer(300)] ? .es300 : .es100
  }
}

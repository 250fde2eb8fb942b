/// Turns a shader's tokens into its syntax tree (GLSL ES 1.00 and 3.00, 9, "Shading Language Grammar").
///
/// Nothing here calls itself: what nests is kept on stacks of the parser's own, so that no text can exhaust
/// the thread's.
///
///     let unit = try Parser(tokens: tokens, version: .es300, file: "shader.frag").parse()
package struct Parser {
  let tokens: [Token]
  let version: GLSLVersion
  let file: String
  var position = 0
  var typeNames = TypeNames()
  var errors: [ShaderError] = []
  /// Statements that are open around the place where the parser stands.
  var depth = 0

  /// - Parameters:
  ///   - tokens: of the whole shader, as the preprocessor leaves them.
  ///   - version: decides what the grammar has.
  ///   - file: what errors call the shader.
  package init(tokens: [Token], version: GLSLVersion, file: String) {
    self.tokens = tokens
    self.version = version
    self.file = file
  }

  /// The whole shader.
  ///
  /// - Throws: all that is wrong, one error a statement, at most ``ShaderLimit/errors``.
  package consuming func parse() throws(ShaderErrors) -> TranslationUnit {
    var declarations: [SyntaxDeclaration] = []
    while position < tokens.count, !isHopeless {
      let start = position
      do throws(ShaderError) {
        declarations.append(try externalDeclaration())
      } catch {
        record(error)
        typeNames.close(downTo: 1)
        skipDeclaration(from: start)
      }
    }
    guard errors.isEmpty else { throw ShaderErrors(errors) }
    return TranslationUnit(version: version, declarations: declarations)
  }

  /// Whether reading on makes no sense.
  var isHopeless: Bool {
    if case .limit = errors.last?.problem { true } else { false }
  }

  mutating func record(_ error: ShaderError) {
    if isHopeless { return }
    if errors.count == ShaderLimit.errors.largest {
      errors.append(
        ShaderError(file: file, location: error.location, problem: .limit(.errors)))
    } else {
      errors.append(error)
    }
  }
}

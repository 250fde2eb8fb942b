/// The ways in which a directive or a macro can be wrong.
public enum PreprocessingProblem: Equatable, Hashable, Sendable, CustomStringConvertible {
  /// `#error` and what follows it.
  case error(String)
  case unknownDirective(String)
  /// A directive that ends too early or has the wrong thing in it.
  case malformed(directive: String, expected: String)
  /// Tokens behind a directive that is complete.
  case extraTokens(directive: String)

  /// `#version 200`.
  case unsupportedVersion(String)
  /// A `#version` that something precedes.
  case versionNotFirst
  /// `#version 300 es` below the first line.
  case versionNotOnFirstLine

  /// An extension that is required and not there.
  case unsupportedExtension(String)
  /// `#extension all : require`.
  case allExtensionsRequired
  /// An `#extension` that statements precede.
  case extensionAfterCode
  /// `#pragma STDGL invariant(all)` in a fragment shader (GLSL ES 3.00, 4.6.1).
  case invariantPragma

  /// `#else`, `#elif` or `#endif` without an `#if`.
  case unmatched(String)
  /// `#else` or `#elif` behind `#else`.
  case afterElse(String)
  case unterminatedConditional
  /// A name without a value in `#if`.
  case undefinedName(String)
  case divisionByZero
  /// A shift by less than 0 or more than 31 bits.
  case shiftOutOfRange
  /// A number or sign that expressions of `#if` do not have.
  case unexpectedInCondition(String)
  case incompleteCondition

  case reservedMacroName(String)
  /// A macro of the language that is defined again or removed.
  case predefinedMacro(String)
  case macroRedefined(String)
  case duplicateParameter(String)
  /// `#` or `##` in a macro, which GLSL does not have.
  case pasting
  case unterminatedCall(String)
  case directiveInCall(String)
  case wrongArgumentCount(macro: String, found: Int, expected: Int)

  /// Whether the program's text is what it would be without the mistake, so that reading on makes sense.
  var leavesText: Bool {
    switch self {
    case .error, .unknownDirective, .unsupportedExtension, .allExtensionsRequired, .extensionAfterCode,
      .invariantPragma:
      true
    default: false
    }
  }

  public var description: String {
    switch self {
    case .error(let text): "#error \(text)"
    case .unknownDirective(let name): "unknown directive #\(ShaderProblem.shorten(name))"
    case .malformed(let directive, let expected): "#\(directive) needs \(expected) here"
    case .extraTokens(let directive): "#\(directive) is complete; remove what follows it"
    case .unsupportedVersion(let text): "version \(text) is not known; use 100 or 300 es"
    case .versionNotFirst: "#version must come before everything else"
    case .versionNotOnFirstLine: "#version 300 es must be on the first line"
    case .unsupportedExtension(let name): "extension \(ShaderProblem.shorten(name)) is not supported"
    case .allExtensionsRequired: "#extension all can only be warn or disable"
    case .extensionAfterCode: "#extension must come before all statements"
    case .invariantPragma: "#pragma STDGL invariant(all) is not allowed in fragment shaders"
    case .unmatched(let directive): "#\(directive) without #if"
    case .afterElse(let directive): "#\(directive) after #else"
    case .unterminatedConditional: "condition is not closed; add #endif"
    case .undefinedName(let name): "\(ShaderProblem.shorten(name)) is not defined; ask with defined() first"
    case .divisionByZero: "division by zero"
    case .shiftOutOfRange: "a shift is by 0 to 31 bits"
    case .unexpectedInCondition(let text): "\(text) has no place here in the directive's expression"
    case .incompleteCondition: "the directive's expression is incomplete"
    case .reservedMacroName(let name): "macro name \(ShaderProblem.shorten(name)) is reserved; choose another"
    case .predefinedMacro(let name): "macro \(name) belongs to the language and cannot be changed"
    case .macroRedefined(let name):
      "macro \(ShaderProblem.shorten(name)) is defined differently before; add #undef"
    case .duplicateParameter(let name): "two parameters are called \(ShaderProblem.shorten(name))"
    case .pasting: "# and ## do not exist in macros of GLSL ES"
    case .unterminatedCall(let name): "arguments of macro \(ShaderProblem.shorten(name)) are not closed; add )"
    case .directiveInCall(let name): "directive among the arguments of macro \(ShaderProblem.shorten(name))"
    case .wrongArgumentCount(let name, let found, let expected):
      "macro \(ShaderProblem.shorten(name)) takes \(expected) arguments, not \(found)"
    }
  }
}

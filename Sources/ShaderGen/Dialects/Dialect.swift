/// How one host of shaders wants a program written down.
///
/// A new dialect is a file in this folder, a line in ``Dialects/all`` and a folder of golden texts.
/// What most shading languages share is given below; a dialect says what differs.
public protocol Dialect: Sendable {
  /// The dialect's name in options and folders.
  var name: String { get }
  /// Lines before anything else, comments included.
  var opening: [String] { get }
  /// A vector whose first two components are the pixel's position.
  var pixel: String { get }

  /// Lines that declare textures, uniforms and outputs.
  func declarations(of pass: Pass) -> [String]
  /// The head of the function that the host calls.
  func entryPoint(of pass: Pass) -> String
  func fetch(_ texture: Int, at position: String) -> String
  func spelling(_ uniform: Uniform) -> String
  func spelling(_ literal: Literal) -> String
  func spelling(_ type: ValueType) -> String
  func spelling(_ builtin: Builtin) -> String
  /// Everything that a user of the dialect gets, with a note on how to use it.
  func files(for program: ShaderProgram) -> [ShaderFile]
}

/// A file that a dialect consists of.
public struct ShaderFile: Equatable, Sendable {
  public let name: String
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// The dialects that a program can be printed in.
public enum Dialects {
  public static let all: [any Dialect] = [
    WebGL2()
  ]
}

/// GLSL's spellings, which most hosts share.
extension Dialect {
  public var pixel: String { "gl_FragCoord" }

  public func entryPoint(of pass: Pass) -> String { "void main()" }

  public func spelling(_ uniform: Uniform) -> String { "u_\(uniform.rawValue)" }

  public func spelling(_ literal: Literal) -> String {
    switch literal {
    case .bool(let value): value ? "true" : "false"
    // The lowest integer has no literal of its own: minus is an operator.
    case .int(.min): "(-2147483647-1)"
    case .int(let value): String(value)
    case .uint(let value): "\(value)u"
    case .float(let value): FloatLiteral.text(value)
    }
  }

  public func spelling(_ type: ValueType) -> String {
    switch type {
    case .scalar(let scalar): "\(scalar)"
    case .vector(.float, let count): "vec\(count)"
    case .vector(let scalar, let count): "\("\(scalar)".prefix(1))vec\(count)"
    case .matrix(let size): "mat\(size)"
    }
  }

  public func spelling(_ builtin: Builtin) -> String { builtin.rawValue }
}

/// How one host of shaders wants a program written down.
///
/// A new dialect is a file in this folder, a line in ``Dialects/all`` and a folder of golden texts.
/// What most shading languages share is given in `Dialect+GLSL.swift`; a dialect says what differs.
public protocol Dialect: Sendable {
  /// The dialect's name in options and folders.
  var name: String { get }
  /// The host in a few words.
  var summary: String { get }
  /// What the host offers; decides which passes a program has.
  var profile: HostProfile { get }
  /// The formats that the host can keep a state in, the usual one first.
  var formats: [StateFormat] { get }
  /// A vector whose first two components are the pixel's position.
  var pixel: String { get }
  /// Whether constructors of floats take whole numbers, and sixteen numbers make a matrix.
  var convertsIntegers: Bool { get }

  /// Lines before anything else, comments included.
  func opening(of pass: Pass) -> [String]
  /// Lines that declare textures, uniforms and outputs.
  func declarations(of pass: Pass, in program: ShaderProgram) -> [String]
  /// The head of the function that holds the pass's body.
  func entryPoint(of pass: Pass) -> String
  /// Lines after that function.
  func closing(of pass: Pass) -> [String]
  func fetch(_ texture: TextureSlot, at position: String, in layout: StateLayout) -> String
  func spelling(_ uniform: Uniform) -> String
  func spelling(_ literal: Literal) -> String
  func spelling(_ type: ValueType) -> String
  func spelling(_ builtin: Builtin) -> String
  /// Everything that a user of the dialect gets, with a note on how to use it.
  func files(for program: ShaderProgram, _ settings: HostSettings) -> [ShaderFile]
}

/// What an exported program starts with in hosts that have no place to set it.
public struct HostSettings: Hashable, Sendable {
  /// Width and height of the grid in cells.
  public var width = 256
  public var height = 256
  /// Names the run: the same seed gives the same film.
  public var seed: UInt32 = 1
  /// Whether the display blends between cells.
  public var smooth = false

  public init() {}
}

/// A file that a dialect consists of.
public struct ShaderFile: Equatable, Sendable {
  public let name: String
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// What a user of the dialect should read, after the models' names and terms.
  static func note(_ text: String, on program: ShaderProgram) -> ShaderFile {
    let words = program.header.map(CommentText.neutralised).joined(separator: "\n")
    return ShaderFile(name: "README.txt", text: words + "\n\n" + text)
  }
}

/// The dialects that a program can be printed in.
public enum Dialects {
  public static let all: [any Dialect] = [
    WebGL2(), WebGL1(), Shadertoy(), GLSLViewer(), ISF(), Three(), Godot(), TouchDesigner(),
  ]
}

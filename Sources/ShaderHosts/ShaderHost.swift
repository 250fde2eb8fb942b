import NCAModel
import Preview
import ShaderGen

/// A dialect's host as far as it lies between the dialect's files and the simulator: words, names and numbers.
///
/// It finds the text of a pass among the files, puts around it what the host puts around it, and says what the
/// host's uniforms and samplers hold in a draw. A new dialect has a file in `Hosts/` and a line in ``Hosts/all``.
public protocol ShaderHost: Sendable {
  /// The dialect whose files the host runs.
  var dialect: any Dialect { get }
  /// Whether a canvas' rows count from the top.
  var showsTopFirst: Bool { get }

  /// What the dialect wrote for a pass, as it stands in its files.
  ///
  /// - Throws: ``HostError/missingText(dialect:name:)`` when the files do not hold it.
  func text(_ purpose: Pass.Purpose, in files: [ShaderFile]) throws(HostError) -> String
  /// A pass's text with the host's words around it: GLSL ES with nothing missing.
  func dressed(_ text: String, _ purpose: Pass.Purpose) -> String
  /// The name of a texture in the host's shaders.
  func sampler(_ slot: TextureSlot) -> String
  /// Width and height in texels of the textures that hold the state of a grid.
  func bufferSize(width: Int, height: Int, _ layout: StateLayout, in files: [ShaderFile]) throws(HostError)
    -> (width: Int, height: Int)
  /// What the host's uniforms hold in a draw; those that a shader lacks are not set.
  func uniforms(_ purpose: Pass.Purpose, _ frame: Frame) -> [String: UniformValue]
}

extension ShaderHost {
  public var showsTopFirst: Bool { false }

  public func dressed(_ text: String, _ purpose: Pass.Purpose) -> String { text }

  /// The shader that the host compiles for a pass.
  public func shader(_ purpose: Pass.Purpose, in files: [ShaderFile]) throws(HostError) -> String {
    dressed(try text(purpose, in: files), purpose)
  }

  public func bufferSize(
    width: Int, height: Int, _ layout: StateLayout, in files: [ShaderFile]
  ) throws(HostError) -> (width: Int, height: Int) {
    (width * layout.texelsPerCell, height)
  }

  /// The text of a file among the dialect's.
  func file(_ name: String, in files: [ShaderFile]) throws(HostError) -> String {
    guard let file = files.first(where: { $0.name == name }) else {
      throw .missingText(dialect: dialect.name, name: name)
    }
    return file.text
  }
}

/// The hosts that dialects are written for.
public enum Hosts {
  public static let all: [any ShaderHost] = [
    WebGLHost(dialect: WebGL2()), WebGLHost(dialect: WebGL1()), ShadertoyHost(), GLSLViewerHost(), ISFHost(),
    ThreeHost(), GodotHost(), TouchDesignerHost(),
  ]

  /// A dialect's host.
  ///
  /// - Throws: ``HostError/unknownDialect(_:)`` for a dialect that no host runs.
  public static func host(of dialect: any Dialect) throws(HostError) -> any ShaderHost {
    guard let host = all.first(where: { $0.dialect.name == dialect.name }) else {
      throw .unknownDialect(dialect.name)
    }
    return host
  }
}

/// Why a dialect's files do not run.
public enum HostError: Error, Equatable, CustomStringConvertible {
  case unknownDialect(String)
  /// A text that the dialect's files should hold.
  case missingText(dialect: String, name: String)
  /// A pass wrote something into a texel, or a part of one, that belongs to no cell.
  case strayTexel(dialect: String, x: Int, y: Int, component: Int, value: Float)

  public var description: String {
    switch self {
    case .unknownDialect(let name): "no host runs the dialect \"\(name)\""
    case .missingText(let dialect, let name): "\(dialect): its files hold no \(name)"
    case .strayTexel(let dialect, let x, let y, let component, let value):
      "\(dialect): \(value) stands in texel (\(x), \(y)), component \(component), which belongs to no cell"
    }
  }
}

extension UniformValue {
  /// A vector of floats.
  static func numbers(_ values: [Float]) -> UniformValue { .list(values.map { .number(Double($0)) }) }
}

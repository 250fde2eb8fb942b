/// The versions of the OpenGL ES Shading Language that WebGL speaks.
public enum GLSLVersion: CaseIterable, Hashable, Sendable {
  /// GLSL ES 1.00, of WebGL 1.
  case es100
  /// GLSL ES 3.00, of WebGL 2: `#version 300 es`.
  case es300

  /// Most characters of a name (WebGL 1.0 and 2.0, "Maximum GLSL Token Size").
  public var identifierLimit: Int {
    switch self {
    case .es100: 256
    case .es300: 1024
    }
  }
}

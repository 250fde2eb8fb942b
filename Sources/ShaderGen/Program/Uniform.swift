/// A value that the host sets before it draws a pass.
public struct Uniform: Hashable, Sendable {
  /// What the host tells.
  public enum Role: String, CaseIterable, Sendable {
    /// Width and height of the grid in cells.
    case size
    /// Names the run; see `MaskHash`. With floats: its lowest 24 bits and its highest 8.
    case seed
    /// Steps taken since the start, modulo 2^24.
    case step
    /// x, y: cell coordinates at the canvas' top-left corner; z: cells a canvas pixel; w: canvas height in pixels.
    case view
    /// Whether the display blends between cells.
    case smooth
    /// x, y, radius of the brush in cells; nothing is under a brush of negative radius.
    case brush
    /// x, y: cosine and sine of the angle by which the texture is turned; z: size of its features; w: see ``Steering``.
    case steer
    /// Whether nothing happens in this step.
    case hold
    /// How much each model counts where the brush paints the map.
    case ink
  }

  public let role: Role
  public let type: ValueType

  public init(_ role: Role, _ arithmetic: HostProfile.Arithmetic = .integers) {
    self.role = role
    let counts = arithmetic == .integers
    type =
      switch role {
      case .size: counts ? .ivec2 : .vec2
      case .seed: counts ? .uint : .vec2
      case .step: counts ? .uint : .float
      case .view, .steer, .ink: .vec4
      case .smooth, .hold: .bool
      case .brush: .vec3
      }
  }
}

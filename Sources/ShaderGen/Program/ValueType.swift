/// What a value of a shader program is: a scalar, a vector or a square matrix.
public enum ValueType: Hashable, Sendable {
  /// The kinds of number that scalars and vectors hold.
  public enum Scalar: Hashable, Sendable { case bool, int, uint, float }

  case scalar(Scalar)
  /// Two to four components.
  case vector(Scalar, Int)
  /// Floats in so many columns of as many rows.
  case matrix(Int)

  public static let bool = ValueType.scalar(.bool)
  public static let int = ValueType.scalar(.int)
  public static let uint = ValueType.scalar(.uint)
  public static let float = ValueType.scalar(.float)
  public static let vec2 = ValueType.vector(.float, 2)
  public static let vec3 = ValueType.vector(.float, 3)
  public static let vec4 = ValueType.vector(.float, 4)
  public static let ivec2 = ValueType.vector(.int, 2)
  public static let uvec3 = ValueType.vector(.uint, 3)
  public static let mat4 = ValueType.matrix(4)

  /// The kind of number inside.
  public var scalar: Scalar {
    switch self {
    case .scalar(let scalar), .vector(let scalar, _): scalar
    case .matrix: .float
    }
  }
}

/// A named value: a local, a parameter or an output.
public struct Variable: Hashable, Sendable {
  public let name: String
  public let type: ValueType

  public init(_ name: String, _ type: ValueType) {
    self.name = name
    self.type = type
  }
}

/// A value that the host sets before it draws a pass.
public enum Uniform: String, CaseIterable, Sendable {
  /// Width and height of the grid in cells.
  case size
  /// Names the run; see `MaskHash`.
  case seed
  /// Steps taken since the start.
  case step
  /// x, y: cell coordinates at the canvas' top-left corner; z: cells a canvas pixel; w: canvas height in pixels.
  case view
  /// Whether the display blends between cells.
  case smooth
  /// x, y, radius of the brush in cells.
  case brush

  public var type: ValueType {
    switch self {
    case .size: .ivec2
    case .seed, .step: .uint
    case .view: .vec4
    case .smooth: .bool
    case .brush: .vec3
    }
  }
}

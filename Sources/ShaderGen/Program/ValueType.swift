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

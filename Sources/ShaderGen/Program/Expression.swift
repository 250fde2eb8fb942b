/// A value computed in a shader; dialects decide how it is written.
public indirect enum Expression: Equatable, Sendable {
  case literal(Literal)
  case variable(Variable)
  case uniform(Uniform)
  /// Centre of the pixel being drawn, as a `vec2`; y grows with the render target's rows.
  case pixel
  /// The four numbers of a texture's texel at an `ivec2`, or a `vec2` of whole numbers, which lies on the texture.
  case fetch(TextureSlot, at: Expression)
  case unary(UnaryOperator, Expression)
  case binary(BinaryOperator, Expression, Expression)
  /// The second value where the first is true, the third elsewhere.
  case select(Expression, Expression, Expression)
  /// A call of one of the pass's functions.
  case call(FunctionName, [Expression])
  case builtin(Builtin, [Expression])
  /// A conversion, or a vector or matrix (column by column) made of its components.
  case construct(ValueType, [Expression])
  case swizzle(Expression, [Component])
  /// A component of a vector or a column of a matrix.
  case index(Expression, Expression)
}

/// A number written in the program.
public enum Literal: Hashable, Sendable {
  case bool(Bool)
  case int(Int32)
  case uint(UInt32)
  case float(Float)
}

/// One component of a vector.
public enum Component: Int, CaseIterable, Sendable { case x, y, z, w }

/// What a function is called and what it gives back.
public struct FunctionName: Hashable, Sendable {
  public let name: String
  public let result: ValueType

  public init(_ name: String, _ result: ValueType) {
    self.name = name
    self.result = result
  }
}

/// Functions that every dialect has under some name.
public enum Builtin: String, CaseIterable, Sendable {
  case abs, clamp, cos, dot, floor, fract, max, min, mix, mod, normalize, step
}

public enum UnaryOperator: String, Sendable {
  case negate = "-"
  case not = "!"
}

/// An operator between two values; numbers apply it component by component, `mat4 * vec4` as a product.
public enum BinaryOperator: String, CaseIterable, Sendable {
  case multiply = "*"
  case divide = "/"
  case add = "+"
  case subtract = "-"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case bitAnd = "&"
  case bitXor = "^"
  case bitOr = "|"
  case and = "&&"
  case or = "||"
}

/// An expression with its type.
public struct CheckedExpression: Sendable {
  public var kind: Kind
  public var type: GLSLType
  /// At which it is computed (GLSL ES 3.00, 4.5.2); nil for types without one.
  public var precision: Precision?
  public var location: SourceLocation

  public init(_ kind: Kind, type: GLSLType, precision: Precision?, location: SourceLocation) {
    self.kind = kind
    self.type = type
    self.precision = precision
    self.location = location
  }

  public indirect enum Kind: Sendable {
    /// Constant expressions are folded: nothing else with only constants in it is left.
    case constant(ConstantValue)
    case variable(VariableID)
    /// Components of a vector, one to four, repeated ones allowed unless it is written to.
    case swizzle(CheckedExpression, [Int])
    /// A vector's component, a matrix's column, an array's element, by an `int` or `uint`.
    case index(CheckedExpression, CheckedExpression)
    /// A structure's field.
    case field(CheckedExpression, Int)
    case unary(UnaryOperator, CheckedExpression)
    /// Operands as the operator wants them: equal types, or scalar with vector or matrix, or linear algebra.
    case binary(BinaryOperator, CheckedExpression, CheckedExpression)
    /// `a && b`, evaluated only as far as needed.
    case and(CheckedExpression, CheckedExpression)
    case or(CheckedExpression, CheckedExpression)
    case conditional(CheckedExpression, then: CheckedExpression, else: CheckedExpression)
    /// `a = b`; its value is what was stored.
    case assign(CheckedExpression, CheckedExpression)
    /// `a += b`.
    case compound(BinaryOperator, CheckedExpression, CheckedExpression)
    /// `++a`, `a--`; by 1 of the component's kind, for vectors and matrices each component.
    case increment(CheckedExpression, by: Int, yieldsOld: Bool)
    case sequence(CheckedExpression, CheckedExpression)
    case call(FunctionID, [CheckedExpression])
    case builtin(BuiltinFunction, [CheckedExpression])
    /// A constructor: scalars, vectors and matrices convert and fill as specified (5.4); arrays and structures
    /// have exactly one argument an element or field.
    case construct([CheckedExpression])
  }
}

public enum UnaryOperator: Hashable, Sendable { case negate, not, bitwiseNot }

public enum BinaryOperator: Hashable, Sendable {
  case add, subtract, multiply, divide, remainder
  case bitwiseAnd, bitwiseOr, bitwiseExclusiveOr, shiftLeft, shiftRight
  case less, lessOrEqual, greater, greaterOrEqual
  /// Of whole values: arrays and structures too; the result is one bool.
  case equal, notEqual
  case exclusiveOr
}

/// A constant, its scalars one after the other.
public struct ConstantValue: Hashable, Sendable {
  public var type: GLSLType
  /// Bits of a float, int or uint; 0 or 1 for a bool. As many as ``GLSLType/scalarCount``.
  public var words: [UInt32]

  public init(type: GLSLType, words: [UInt32]) {
    self.type = type
    self.words = words
  }
}

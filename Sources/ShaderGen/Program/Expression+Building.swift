/// Shorthand with which passes are written down.
extension Expression {
  package static func float(_ value: Float) -> Expression { .literal(.float(value)) }
  package static func int(_ value: Int32) -> Expression { .literal(.int(value)) }
  package static func uint(_ value: UInt32) -> Expression { .literal(.uint(value)) }

  package static func + (a: Expression, b: Expression) -> Expression { .binary(.add, a, b) }
  package static func - (a: Expression, b: Expression) -> Expression { .binary(.subtract, a, b) }
  package static func * (a: Expression, b: Expression) -> Expression { .binary(.multiply, a, b) }
  package static func / (a: Expression, b: Expression) -> Expression { .binary(.divide, a, b) }
  package static func & (a: Expression, b: Expression) -> Expression { .binary(.bitAnd, a, b) }
  package static func | (a: Expression, b: Expression) -> Expression { .binary(.bitOr, a, b) }
  package static func << (a: Expression, b: Expression) -> Expression { .binary(.shiftLeft, a, b) }
  package static func >> (a: Expression, b: Expression) -> Expression { .binary(.shiftRight, a, b) }

  package func compared(_ comparison: BinaryOperator, _ other: Expression) -> Expression {
    .binary(comparison, self, other)
  }

  package var x: Expression { .swizzle(self, [.x]) }
  package var y: Expression { .swizzle(self, [.y]) }
  package var z: Expression { .swizzle(self, [.z]) }
  package var w: Expression { .swizzle(self, [.w]) }
  package var xy: Expression { .swizzle(self, [.x, .y]) }
  package var xyz: Expression { .swizzle(self, [.x, .y, .z]) }
}

extension Variable {
  /// The variable's value.
  package var value: Expression { .variable(self) }
}

extension ValueType {
  /// A value of this type made of `components`, or converted from one value.
  package func callAsFunction(_ components: Expression...) -> Expression { .construct(self, components) }
}

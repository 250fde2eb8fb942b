import Preview
import Testing

@Suite struct OperatorFoldingTests {
  @Test(
    arguments: [
      (BinaryOperator.add, Int32.max, 1, Int32.min), (.subtract, .min, 1, .max), (.multiply, 65536, 65536, 0),
      (.divide, -7, 2, -3), (.divide, 1, 0, -1), (.divide, .min, -1, .min), (.remainder, -7, 2, -1),
      (.remainder, 5, 0, 5), (.bitwiseAnd, 12, 10, 8), (.bitwiseOr, 12, 10, 14),
      (.bitwiseExclusiveOr, 12, 10, 6), (.shiftLeft, 1, 35, 8), (.shiftRight, -8, 1, -4),
    ] as [(BinaryOperator, Int32, Int32, Int32)])
  func `Integers wrap around`(operation: BinaryOperator, a: Int32, b: Int32, expected: Int32) {
    #expect(ints(fold(.binary(operation, int(a), int(b)), as: .int)) == [expected])
  }

  @Test func `Unsigned integers have their own division, shift and order`() {
    #expect(fold(.binary(.divide, uint(.max), uint(2)), as: .uint) == [0x7FFF_FFFF])
    #expect(fold(.binary(.remainder, uint(.max), uint(10)), as: .uint) == [5])
    #expect(fold(.binary(.shiftRight, uint(.max), int(31)), as: .uint) == [1])
    #expect(fold(.binary(.less, uint(1), uint(.max)), as: .bool) == [1])
    #expect(fold(.binary(.less, int(1), int(-1)), as: .bool) == [0])
    #expect(fold(.unary(.negate, uint(1)), as: .uint) == [.max])
  }

  @Test func `Floats follow IEEE 754`() {
    #expect(floats(fold(.binary(.divide, float(1), float(0)), as: .float)) == [.infinity])
    #expect(floats(fold(.binary(.divide, float(0), float(0)), as: .float))?[0].isNaN == true)
    #expect(floats(fold(.binary(.add, float(0.1), float(0.2)), as: .float)) == [Float(0.1) + Float(0.2)])
    #expect(fold(.unary(.negate, float(0)), as: .float) == [0x8000_0000])
  }

  @Test(
    arguments: [
      (BinaryOperator.less, [0, 1, 0]), (.lessOrEqual, [1, 1, 0]), (.greater, [0, 0, 1]),
      (.greaterOrEqual, [1, 0, 1]), (.equal, [1, 0, 0]), (.notEqual, [0, 1, 1]),
    ] as [(BinaryOperator, [UInt32])])
  func `Comparison is right for equal, less and greater`(operation: BinaryOperator, expected: [UInt32]) {
    let pairs: [(Float, Float)] = [(2, 2), (1, 2), (2, 1)]
    let results = pairs.map { fold(.binary(operation, float($0.0), float($0.1)), as: .bool) }
    #expect(results == expected.map { [$0] })
    let unordered = fold(.binary(operation, float(.nan), float(1)), as: .bool)
    #expect(unordered == [operation == .notEqual ? 1 : 0])
  }

  @Test func `Scalars go with every component`() {
    let vec2 = GLSLType.vector(.float, 2)
    #expect(floats(fold(.binary(.subtract, vec(1, 2), float(3)), as: vec2)) == [-2, -1])
    #expect(floats(fold(.binary(.divide, float(6), vec(2, 3)), as: vec2)) == [3, 2])
    #expect(floats(fold(.binary(.multiply, vec(2, 3), vec(4, 5)), as: vec2)) == [8, 15])
    let mat2 = GLSLType.matrix(columns: 2, rows: 2)
    #expect(floats(fold(.binary(.multiply, mat(2, 2, [1, 2, 3, 4]), float(2)), as: mat2)) == [2, 4, 6, 8])
    #expect(floats(fold(.binary(.divide, float(12), mat(2, 2, [1, 2, 3, 4])), as: mat2)) == [12, 6, 4, 3])
    #expect(ints(fold(.binary(.shiftLeft, ivec(1, 2), uint(3)), as: .vector(.int, 2))) == [8, 16])
  }

  @Test func `Matrices multiply by linear algebra`() {
    let m = mat(2, 3, [1, 2, 3, 4, 5, 6])
    #expect(floats(fold(.binary(.multiply, m, vec(10, 100)), as: .vector(.float, 3))) == [410, 520, 630])
    #expect(floats(fold(.binary(.multiply, vec(1, 10, 100), m), as: .vector(.float, 2))) == [321, 654])
    let product = fold(
      .binary(.multiply, m, mat(3, 2, [1, 0, 0, 1, 1, 1])), as: .matrix(columns: 3, rows: 3))
    #expect(floats(product) == [1, 2, 3, 4, 5, 6, 5, 7, 9])
  }

  @Test(arguments: [false, true], [false, true])
  func `Logic has its truth tables`(a: Bool, b: Bool) {
    #expect(fold(.and(bool(a), bool(b)), as: .bool) == [a && b ? 1 : 0])
    #expect(fold(.or(bool(a), bool(b)), as: .bool) == [a || b ? 1 : 0])
    #expect(fold(.binary(.exclusiveOr, bool(a), bool(b)), as: .bool) == [a != b ? 1 : 0])
    #expect(fold(.unary(.not, bool(a)), as: .bool) == [a ? 0 : 1])
    #expect(fold(.conditional(bool(a), then: int(5), else: int(6)), as: .int) == [a ? 5 : 6])
  }

  @Test func `Bits are turned over`() {
    #expect(ints(fold(.unary(.bitwiseNot, ivec(0, 5)), as: .vector(.int, 2))) == [-1, -6])
    #expect(ints(fold(.unary(.negate, ivec(.min, 5)), as: .vector(.int, 2))) == [.min, -5])
  }

  @Test func `The comma is constant in 1 point 00 only`() {
    #expect(fold(.sequence(int(1), int(2)), as: .int, .es100) == [2])
    #expect(fold(.sequence(int(1), int(2)), as: .int, .es300) == nil)
  }

  @Test func `What has a variable in it stays as it is`() {
    let variable = CheckedExpression(
      .variable(VariableID(0)), type: .float, precision: .highp, location: SourceLocation(line: 1, column: 1))
    #expect(fold(.binary(.add, variable, float(1)), as: .float) == nil)
    #expect(fold(.conditional(bool(true), then: float(1), else: variable), as: .float) == nil)
    #expect(fold(.construct([float(1), variable]), as: .vector(.float, 2)) == nil)
    #expect(fold(.builtin(.max, [variable, float(1)]), as: .float) == nil)
    #expect(fold(.and(bool(false), variable), as: .bool) == nil)
  }

  @Test func `Division of integers by zero is pointed out`() {
    func divides(_ operation: BinaryOperator, _ a: CheckedExpression, _ b: CheckedExpression) -> Bool {
      ConstantFolder(version: .es300).dividesByZero(
        CheckedExpression(.binary(operation, a, b), type: a.type, precision: nil, location: a.location))
    }
    #expect(divides(.divide, int(1), int(0)))
    #expect(divides(.remainder, ivec(1, 1), ivec(1, 0)))
    #expect(!divides(.divide, float(1), float(0)))
    #expect(!divides(.divide, int(0), int(1)))
    #expect(!divides(.multiply, int(1), int(0)))
  }
}

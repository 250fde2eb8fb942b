import Preview
import Testing

@Suite struct ConstructorFoldingTests {
  @Test(
    arguments: [
      (GLSLType.float, [int(-3)], [-3]), (.float, [bool(true)], [1]), (.float, [vec(7, 8, 9)], [7]),
      (.float, [uint(.max)], [0x1p32]), (.vector(.float, 3), [float(2)], [2, 2, 2]),
      (.vector(.float, 3), [vec(1, 2, 3, 4)], [1, 2, 3]),
      (.vector(.float, 4), [vec(1, 2), bool(true), int(9)], [1, 2, 1, 9]),
      (.vector(.float, 2), [float(1), vec(2, 3)], [1, 2]),
      (.vector(.float, 4), [mat(2, 2, [1, 2, 3, 4])], [1, 2, 3, 4]),
      (.vector(.float, 3), [float(9), mat(2, 2, [1, 2, 3, 4])], [9, 1, 2]),
      (.matrix(columns: 2, rows: 2), [int(3)], [3, 0, 0, 3]),
      (.matrix(columns: 2, rows: 3), [float(5)], [5, 0, 0, 0, 5, 0]),
      (.matrix(columns: 3, rows: 2), [float(5)], [5, 0, 0, 5, 0, 0]),
      (.matrix(columns: 3, rows: 3), [mat(2, 2, [1, 2, 3, 4])], [1, 2, 0, 3, 4, 0, 0, 0, 1]),
      (.matrix(columns: 2, rows: 2), [mat(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9])], [1, 2, 4, 5]),
      (.matrix(columns: 2, rows: 4), [mat(4, 2, [1, 2, 3, 4, 5, 6, 7, 8])], [1, 2, 0, 0, 3, 4, 0, 0]),
      (.matrix(columns: 2, rows: 2), [vec(1, 2), vec(3, 4)], [1, 2, 3, 4]),
      (.matrix(columns: 2, rows: 2), [vec(1, 2, 3, 4)], [1, 2, 3, 4]),
      (.matrix(columns: 2, rows: 2), [float(1), ivec(2, 3), bool(true)], [1, 2, 3, 1]),
      (.array(.float, count: 2), [float(4), float(5)], [4, 5]),
    ] as [(GLSLType, [CheckedExpression], [Float])])
  func `Floats convert, fill and are cut as the specification says`(
    type: GLSLType, arguments: [CheckedExpression], expected: [Float]
  ) {
    #expect(floats(fold(.construct(arguments), as: type)) == expected)
  }

  @Test(
    arguments: [
      (GLSLType.int, [float(-1.9)], [-1]), (.int, [float(1e20)], [.max]), (.int, [bool(true)], [1]),
      (.int, [uint(.max)], [-1]), (.int, [float(.nan)], [0]), (.uint, [int(-1)], [-1]),
      (.uint, [float(3e9)], [-1_294_967_296]), (.bool, [float(-0.0)], [0]), (.bool, [float(.nan)], [1]),
      (.bool, [int(256)], [1]), (.bool, [float(0x1p-149)], [1]), (.vector(.bool, 2), [float(3)], [1, 1]),
      (.vector(.int, 3), [vec(1.5, -2.5), bool(true)], [1, -2, 1]),
      (.vector(.bool, 3), [ivec(0, 5), float(0)], [0, 1, 0]),
    ] as [(GLSLType, [CheckedExpression], [Int32])])
  func `Integers and bools convert`(type: GLSLType, arguments: [CheckedExpression], expected: [Int32]) {
    #expect(ints(fold(.construct(arguments), as: type)) == expected)
  }

  static let structure = StructureType(
    declaration: 7, name: "S",
    fields: [
      .init(name: "a", type: .float, precision: .highp),
      .init(name: "b", type: .array(.vector(.int, 2), count: 2), precision: .highp),
      .init(name: "c", type: .bool, precision: nil),
    ])
  static let value = constant(.structure(structure), [Float(1.5).bitPattern, 1, 2, 3, 4, 1])

  @Test func `Structures are built, and their fields and elements read`() {
    let array = constant(.array(.vector(.int, 2), count: 2), [1, 2, 3, 4])
    let built = fold(.construct([float(1.5), array, bool(true)]), as: .structure(Self.structure))
    #expect(built == [Float(1.5).bitPattern, 1, 2, 3, 4, 1])
    #expect(fold(.field(Self.value, 0), as: .float) == [Float(1.5).bitPattern])
    #expect(fold(.field(Self.value, 1), as: array.type) == [1, 2, 3, 4])
    #expect(fold(.field(Self.value, 2), as: .bool) == [1])
    #expect(fold(.index(array, int(1)), as: .vector(.int, 2)) == [3, 4])
    #expect(fold(.index(array, uint(0)), as: .vector(.int, 2)) == [1, 2])
  }

  @Test func `Structures and arrays compare as wholes`() {
    var other = Self.value
    other.kind = .constant(
      ConstantValue(type: other.type, words: [Float(1.5).bitPattern, 1, 2, 3, 5, 1]))
    #expect(fold(.binary(.equal, Self.value, Self.value), as: .bool) == [1])
    #expect(fold(.binary(.equal, Self.value, other), as: .bool) == [0])
    #expect(fold(.binary(.notEqual, Self.value, other), as: .bool) == [1])
    let zeros = constant(.array(.float, count: 2), [0, 0])
    let negative = constant(.array(.float, count: 2), [0x8000_0000, 0])
    #expect(fold(.binary(.equal, zeros, negative), as: .bool) == [1])
    let nan = constant(.array(.float, count: 2), [Float.nan.bitPattern, 0])
    #expect(fold(.binary(.equal, nan, nan), as: .bool) == [0])
  }

  @Test func `Components, columns and elements are picked`() {
    #expect(floats(fold(.swizzle(vec(1, 2, 3, 4), [3, 0, 0]), as: .vector(.float, 3))) == [4, 1, 1])
    #expect(fold(.swizzle(ivec(5, 6), [1]), as: .int) == [6])
    #expect(
      floats(fold(.index(mat(2, 3, [1, 2, 3, 4, 5, 6]), int(1)), as: .vector(.float, 3))) == [4, 5, 6])
    #expect(floats(fold(.index(vec(1, 2), int(9)), as: .float)) == [2])
    #expect(floats(fold(.index(vec(1, 2), int(-1)), as: .float)) == [1])
  }
}

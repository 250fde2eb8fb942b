import Preview
import Testing

@Suite struct BuiltinFoldingTests {
  @Test(
    arguments: [
      (BuiltinFunction.radians, [float(180)], [Float(3.1415927)]), (.degrees, [float(0)], [0]),
      (.max, [vec(1, 5), float(3)], [3, 5]), (.min, [vec(1, 5), vec(2, 2)], [1, 2]),
      (.clamp, [vec(-1, 9), float(0), float(1)], [0, 1]), (.mix, [vec(0, 10), vec(10, 20), float(0.5)], [5, 15]),
      (.mix, [vec(1, 2), vec(3, 4), bvec(true, false)], [3, 2]), (.step, [float(1), vec(0, 2)], [0, 1]),
      (.smoothstep, [float(0), float(2), vec(1, 3)], [0.5, 1]), (.mod, [vec(5, -1), float(3)], [2, 2]),
      (.pow, [float(2), float(10)], [1024]), (.atan, [float(0)], [0]), (.atan, [float(1), float(0)], [1.5707964]),
      (.length, [vec(3, 4)], [5]), (.length, [float(-2)], [2]), (.distance, [vec(1, 1), vec(4, 5)], [5]),
      (.dot, [vec(1, 2, 3), vec(4, 5, 6)], [32]), (.cross, [vec(1, 0, 0), vec(0, 1, 0)], [0, 0, 1]),
      (.cross, [vec(1, 2, 3), vec(4, 5, 6)], [-3, 6, -3]), (.normalize, [vec(0, 2)], [0, 1]),
      (.faceforward, [vec(1, 2), vec(1, 0), vec(1, 0)], [-1, -2]),
      (.faceforward, [vec(1, 2), vec(1, 0), vec(-1, 0)], [1, 2]),
      (.reflect, [vec(1, -1), vec(0, 1)], [1, 1]), (.refract, [vec(1, 0), vec(0, 1), float(2)], [0, 0]),
      (.refract, [vec(0, -1), vec(0, 1), float(0.5)], [0, -1]),
      (.matrixCompMult, [mat(2, 2, [1, 2, 3, 4]), mat(2, 2, [5, 6, 7, 8])], [5, 12, 21, 32]),
      (.outerProduct, [vec(1, 2), vec(3, 4, 5)], [3, 6, 4, 8, 5, 10]),
      (.transpose, [mat(2, 3, [1, 2, 3, 4, 5, 6])], [1, 4, 2, 5, 3, 6]),
      (.determinant, [mat(2, 2, [1, 2, 3, 4])], [-2]), (.inverse, [mat(2, 2, [2, 0, 0, 4])], [0.5, 0, 0, 0.25]),
      (.inverse, [mat(2, 2, [1, 2, 3, 4])], [-2, 1, 1.5, -0.5]), (.unpackHalf2x16, [uint(0xC000_3C00)], [1, -2]),
      (.unpackUnorm2x16, [uint(0xFFFF_0000)], [0, 1]), (.intBitsToFloat, [int(0x3F80_0000)], [1]),
      (.dFdx, [vec(1, 2)], [0, 0]), (.fwidth, [float(3)], [0]), (.roundEven, [vec(0.5, 1.5)], [0, 2]),
      (.abs, [vec(-1, 1)], [1, 1]), (.inversesqrt, [float(4)], [0.5]),
    ] as [(BuiltinFunction, [CheckedExpression], [Float])])
  func `Functions of floats`(function: BuiltinFunction, arguments: [CheckedExpression], expected: [Float]) throws {
    let overload = try #require(
      BuiltinTable.overload(of: function, arguments: arguments.map(\.type), in: .es300))
    #expect(floats(fold(.builtin(function, arguments), as: overload.result)) == expected)
  }

  @Test(
    arguments: [
      (BuiltinFunction.abs, [int(.min)], [Int32.min]), (.sign, [ivec(-5, 0)], [-1, 0]),
      (.max, [ivec(-1, 4), int(2)], [2, 4]), (.min, [uint(.max), uint(1)], [1]),
      (.clamp, [ivec(-9, 9), int(-1), int(1)], [-1, 1]), (.clamp, [uint(.max), uint(1), uint(7)], [7]),
      (.lessThan, [ivec(-1, 1), ivec(1, 1)], [1, 0]), (.greaterThan, [vec(2, 1), vec(1, 1)], [1, 0]),
      (.greaterThanEqual, [vec(2, 1), vec(1, 1)], [1, 1]), (.lessThanEqual, [vec(2, 1), vec(1, 1)], [0, 1]),
      (.equal, [bvec(true, false), bvec(true, true)], [1, 0]),
      (.notEqual, [bvec(true, false), bvec(true, true)], [0, 1]), (.not, [bvec(true, false)], [0, 1]),
      (.any, [bvec(false, true)], [1]), (.any, [bvec(false, false)], [0]), (.all, [bvec(true, true)], [1]),
      (.all, [bvec(true, false)], [0]), (.isnan, [vec(.nan, 1)], [1, 0]), (.isinf, [vec(.nan, -.infinity)], [0, 1]),
      (.floatBitsToInt, [float(1)], [0x3F80_0000]), (.packHalf2x16, [vec(1, 0)], [0x3C00]),
      (.packUnorm2x16, [vec(1, 0)], [0xFFFF]), (.packSnorm2x16, [vec(1, 0)], [0x7FFF]),
    ] as [(BuiltinFunction, [CheckedExpression], [Int32])])
  func `Functions with results of bits`(
    function: BuiltinFunction, arguments: [CheckedExpression], expected: [Int32]
  ) throws {
    let overload = try #require(
      BuiltinTable.overload(of: function, arguments: arguments.map(\.type), in: .es300))
    #expect(ints(fold(.builtin(function, arguments), as: overload.result)) == expected)
  }

  @Test(arguments: BuiltinFunction.allCases)
  func `Every function that can be constant has a value for each overload`(function: BuiltinFunction) {
    let overloads = GLSLVersion.allCases.flatMap { BuiltinTable.overloads(of: function, in: $0) }
    for overload in overloads {
      let arguments = overload.parameters.map { parameter in
        let word: UInt32 = parameter.type.componentKind == .float ? Float(0.25).bitPattern : 1
        return constant(parameter.type, Array(repeating: word, count: parameter.type.scalarCount))
      }
      let value = fold(.builtin(function, arguments), as: overload.result)
      #expect((value != nil) == overload.isConstant)
      if overload.result.componentKind == .bool { #expect(value?.allSatisfy { $0 <= 1 } != false) }
    }
  }

  @Test(arguments: 2...4)
  func `A matrix times its inverse is the identity`(size: Int) throws {
    let values = (0..<size * size).map { Float(($0 * 7 + 3) % 11) + ($0 % (size + 1) == 0 ? 10 : 0) }
    let matrix = mat(size, size, values)
    let inverse = try #require(fold(.builtin(.inverse, [matrix]), as: matrix.type))
    let product = try #require(
      floats(fold(.binary(.multiply, matrix, constant(matrix.type, inverse)), as: matrix.type)))
    for index in product.indices {
      #expect(abs(product[index] - (index % (size + 1) == 0 ? 1 : 0)) < 1e-5)
    }
  }
}

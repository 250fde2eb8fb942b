import CSimulator

extension BuiltinTable {
  /// Geometry, matrices, comparison of vectors and derivatives (8.5 to 8.7, 8.9).
  static let vectorRows: [BuiltinRow] = geometryRows + matrixRows + comparisonRows + derivativeRows

  private static let geometryRows: [BuiltinRow] = [
    .init(.length, [.init([.genType], .float)]),
    .init(.distance, [.init([.genType, .genType], .float)]),
    .init(.dot, [.init([.genType, .genType], .float)]),
    .init(.cross, [.init([.vec3, .vec3], .vec3)]),
    .init(.normalize, [.init([.genType], .genType)]),
    .init(.faceforward, [.init([.genType, .genType, .genType], .genType)]),
    .init(.reflect, [.init([.genType, .genType], .genType)]),
    .init(.refract, [.init([.genType, .genType, .float], .genType)]),
  ]

  private static let matrixRows: [BuiltinRow] = [
    .init(.matrixCompMult, [.map(.matrix, count: 2, SIM_mul)]),
    .init(.outerProduct, in: .es300, [.init([.column, .row], .matrix)]),
    .init(.transpose, in: .es300, [.init([.matrix], .transposedMatrix)]),
    .init(.determinant, in: .es300, [.init([.squareMatrix], .float)]),
    .init(.inverse, in: .es300, [.init([.squareMatrix], .squareMatrix)]),
  ]

  private static let comparisonRows: [BuiltinRow] = [
    comparison(.lessThan, .instruction(SIM_lt), .instruction(SIM_ilt), .instruction(SIM_ult)),
    comparison(.lessThanEqual, .instruction(SIM_le), .instruction(SIM_ile), .instruction(SIM_ule)),
    comparison(.greaterThan, .exchanged(SIM_lt), .exchanged(SIM_ilt), .exchanged(SIM_ult)),
    comparison(.greaterThanEqual, .exchanged(SIM_le), .exchanged(SIM_ile), .exchanged(SIM_ule)),
    comparison(
      .equal, .instruction(SIM_eq), .instruction(SIM_ieq), .instruction(SIM_ieq),
      bools: .instruction(SIM_ieq)),
    comparison(
      .notEqual, .instruction(SIM_ne), .instruction(SIM_ine), .instruction(SIM_ine),
      bools: .instruction(SIM_ine)),
    .init(.any, precision: .none, [.init([.bvec], .bool, .instruction(SIM_any))]),
    .init(.all, precision: .none, [.init([.bvec], .bool, .instruction(SIM_all))]),
    .init(.not, precision: .none, [.init([.bvec], .bvec, .instruction(SIM_not))]),
  ]

  private static func comparison(
    _ function: BuiltinFunction, _ floats: BuiltinExecution, _ ints: BuiltinExecution,
    _ uints: BuiltinExecution, bools: BuiltinExecution? = nil
  ) -> BuiltinRow {
    var signatures: [BuiltinSignature] = [
      .init([.vec, .vec], .bvec, floats),
      .init([.ivec, .ivec], .bvec, ints),
      .init([.uvec, .uvec], .bvec, uints, in: .es300),
    ]
    if let bools { signatures.append(.init([.bvec, .bvec], .bvec, bools)) }
    return .init(function, precision: .none, signatures)
  }

  // Of a constant they are zero: a constant expression too, as only texture functions are excepted.
  private static let derivativeRows: [BuiltinRow] = [
    .init(.dFdx, in: .es300OrExtension(.standardDerivatives), [.map(.genType, SIM_ddx)]),
    .init(.dFdy, in: .es300OrExtension(.standardDerivatives), [.map(.genType, SIM_ddy)]),
    .init(.fwidth, in: .es300OrExtension(.standardDerivatives), [.init([.genType], .genType)]),
  ]
}

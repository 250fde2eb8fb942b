import Preview
import Testing

@Suite struct BuiltinTableTests {
  static let everything = Set(ShaderExtension.allCases)

  /// Overloads of each function as the specification's chapter 8 lists them, counted by hand.
  static let countsES100: [(count: Int, functions: [BuiltinFunction])] = [
    (1, [.cross, .texture2DLodEXT, .textureCubeLodEXT, .texture2DGradEXT, .textureCubeGradEXT]),
    (2, [.texture2D, .textureCube, .texture2DProjLodEXT, .texture2DProjGradEXT]),
    (3, [.any, .all, .not, .matrixCompMult]),
    (
      4,
      [
        .radians, .degrees, .sin, .cos, .tan, .asin, .acos, .pow, .exp, .log, .exp2, .log2, .sqrt,
        .inversesqrt, .abs, .sign, .floor, .ceil, .fract, .length, .distance, .dot, .normalize,
        .faceforward, .reflect, .refract, .dFdx, .dFdy, .fwidth, .texture2DProj,
      ]
    ),
    (6, [.lessThan, .lessThanEqual, .greaterThan, .greaterThanEqual]),
    (7, [.mod, .min, .max, .clamp, .mix, .step, .smoothstep]),
    (8, [.atan]),
    (9, [.equal, .notEqual]),
  ]
  static let countsES300: [(count: Int, functions: [BuiltinFunction])] = [
    (
      1,
      [
        .cross, .packSnorm2x16, .unpackSnorm2x16, .packUnorm2x16, .unpackUnorm2x16, .packHalf2x16,
        .unpackHalf2x16,
      ]
    ),
    (3, [.any, .all, .not, .determinant, .inverse]),
    (
      4,
      [
        .radians, .degrees, .sin, .cos, .tan, .asin, .acos, .sinh, .cosh, .tanh, .asinh, .acosh,
        .atanh, .pow, .exp, .log, .exp2, .log2, .sqrt, .inversesqrt, .floor, .trunc, .round,
        .roundEven, .ceil, .fract, .modf, .isnan, .isinf, .floatBitsToInt, .floatBitsToUint,
        .intBitsToFloat, .uintBitsToFloat, .length, .distance, .dot, .normalize, .faceforward,
        .reflect, .refract, .dFdx, .dFdy, .fwidth,
      ]
    ),
    (7, [.mod, .step, .smoothstep]),
    (8, [.atan, .abs, .sign]),
    (
      9,
      [
        .matrixCompMult, .outerProduct, .transpose, .lessThan, .lessThanEqual, .greaterThan,
        .greaterThanEqual, .texelFetch, .texelFetchOffset,
      ]
    ),
    (
      10,
      [
        .textureLodOffset, .textureProjLod, .textureProjLodOffset, .textureProjGrad,
        .textureProjGradOffset,
      ]
    ),
    (11, [.mix, .textureGradOffset]),
    (12, [.equal, .notEqual]),
    (13, [.textureLod]),
    (15, [.textureSize, .textureGrad]),
    (20, [.textureProj, .textureOffset, .textureProjOffset]),
    (21, [.min, .max, .clamp]),
    (29, [.texture]),
  ]
  static func count(of function: BuiltinFunction, in version: GLSLVersion) -> Int {
    let counts = version == .es100 ? countsES100 : countsES300
    return counts.first { $0.functions.contains(function) }?.count ?? 0
  }

  @Test(arguments: BuiltinFunction.allCases, GLSLVersion.allCases)
  func `Every function has the specification's overloads`(
    function: BuiltinFunction, version: GLSLVersion
  ) {
    let overloads = BuiltinTable.overloads(of: function, in: version)
    #expect(overloads.count == Self.count(of: function, in: version))
    #expect(Set(overloads.map { $0.parameters.map(\.type) }).count == overloads.count)
    for overload in overloads {
      let found = BuiltinTable.resolve(
        function.rawValue, arguments: overload.parameters.map(\.type), in: version,
        with: Self.everything)
      #expect(found == .overload(overload))
    }
  }

  @Test(arguments: BuiltinFunction.allCases, GLSLVersion.allCases)
  func `One argument more, one less or one of another type is refused`(
    function: BuiltinFunction, version: GLSLVersion
  ) {
    let overloads = BuiltinTable.overloads(of: function, in: version)
    let lists = Set(overloads.map { $0.parameters.map(\.type) })
    let types: [GLSLType] = [
      .float, .int, .uint, .bool, .vector(.float, 2), .vector(.int, 3), .vector(.bool, 4),
      .matrix(columns: 2, rows: 2), .matrix(columns: 2, rows: 3), .array(.float, count: 2),
      .sampler(SamplerType(.plane)), .sampler(SamplerType(.cube, isShadow: true)), .void,
    ]
    for list in lists {
      var wrong = types.map { list + [$0] } + [Array(list.dropLast())]
      for index in list.indices {
        wrong += types.map { type in
          var changed = list
          changed[index] = type
          return changed
        }
      }
      for arguments in wrong where !lists.contains(arguments) {
        let found = BuiltinTable.resolve(
          function.rawValue, arguments: arguments, in: version, with: Self.everything)
        #expect(found == .noOverload(function))
      }
    }
  }

  @Test(
    arguments: [
      "sinh", "trunc", "round", "roundEven", "isnan", "transpose", "inverse", "outerProduct",
      "determinant", "packHalf2x16", "texture", "texelFetch", "textureSize", "modf", "texture2DLod",
      "floatBitsToInt",
    ])
  func `1.00 does not know a function of 3.00`(name: String) {
    #expect(BuiltinTable.function(named: name, in: .es100, with: Self.everything) == nil)
    #expect(
      BuiltinTable.resolve(name, arguments: [.float], in: .es100, with: Self.everything)
        == .unknownFunction)
  }

  @Test(arguments: ["texture2D", "texture2DProj", "textureCube", "texture2DLodEXT", "fma", "sample"])
  func `3.00 does not know a function of 1.00 or of a later version`(name: String) {
    #expect(BuiltinTable.function(named: name, in: .es300, with: Self.everything) == nil)
    #expect(
      BuiltinTable.resolve(name, arguments: [], in: .es300, with: Self.everything)
        == .unknownFunction)
  }

  @Test(
    arguments: [
      ("dFdx", ShaderExtension.standardDerivatives), ("fwidth", .standardDerivatives),
      ("texture2DLodEXT", .shaderTextureLod), ("textureCubeGradEXT", .shaderTextureLod),
    ])
  func `A function of an extension needs it enabled`(name: String, needed: ShaderExtension) {
    let others = Self.everything.subtracting([needed])
    #expect(
      BuiltinTable.resolve(name, arguments: [.float], in: .es100, with: others)
        == .needsExtension(needed))
    #expect(BuiltinTable.function(named: name, in: .es100, with: others) == nil)
    #expect(BuiltinTable.function(named: name, in: .es100, with: [needed])?.rawValue == name)
  }

  @Test func `Derivatives need nothing in 3.00`() {
    #expect(BuiltinTable.function(named: "dFdy", in: .es300, with: []) == .dFdy)
  }

  @Test func `Only modf writes to a parameter`() {
    for version in GLSLVersion.allCases {
      for function in BuiltinFunction.allCases {
        for overload in BuiltinTable.overloads(of: function, in: version) {
          let directions = overload.parameters.map(\.direction)
          #expect(directions.filter { $0 != .in } == (function == .modf ? [.out] : []))
          #expect(directions.first == .in)
        }
      }
    }
  }

  @Test func `An offset is the ivec that a function named so has`() {
    for function in BuiltinFunction.allCases {
      for overload in BuiltinTable.overloads(of: function, in: .es300) {
        #expect((overload.offset != nil) == function.rawValue.hasSuffix("Offset"))
        guard let offset = overload.offset else { continue }
        let isVolume = overload.parameters[0].type.description.contains("3D")
        #expect(overload.parameters[offset].type == .vector(.int, isVolume ? 3 : 2))
      }
    }
  }

  @Test(
    arguments: [
      (BuiltinFunction.sin, [Precision.lowp, nil], Precision.lowp as Precision?),
      (.mix, [.lowp, .highp, .mediump], .highp), (.max, [nil, nil], nil),
      (.texture, [.lowp, .highp], .lowp), (.textureSize, [.lowp, .lowp], .highp),
      (.unpackHalf2x16, [.highp], .mediump), (.packHalf2x16, [.mediump], .highp),
      (.floatBitsToUint, [.mediump], .highp), (.isnan, [.highp], nil), (.lessThan, [.highp, .lowp], nil),
    ] as [(BuiltinFunction, [Precision?], Precision?)])
  func `Results have the precision that the specification gives them`(
    function: BuiltinFunction, arguments: [Precision?], result: Precision?
  ) throws {
    let overload = try #require(BuiltinTable.overloads(of: function, in: .es300).first)
    #expect(overload.precision.resolved(arguments: arguments) == result)
  }

  @Test(arguments: BuiltinFunction.allCases)
  func `Calls of all but textures and modf can be constant`(function: BuiltinFunction) {
    let overloads = GLSLVersion.allCases.flatMap { BuiltinTable.overloads(of: function, in: $0) }
    let isExcepted =
      function == .modf || function.rawValue.hasPrefix("texture")
      || function.rawValue.hasPrefix("texel")
    #expect(!overloads.isEmpty)
    #expect(overloads.allSatisfy { $0.isConstant != isExcepted })
  }

  @Test func `Shadow samplers yield a number, integer samplers integers`() throws {
    let vec4 = GLSLType.vector(.float, 4)
    func result(_ sampler: SamplerType, _ coordinates: GLSLType) -> GLSLType? {
      BuiltinTable.overload(of: .texture, arguments: [.sampler(sampler), coordinates], in: .es300)?.result
    }
    #expect(result(SamplerType(.cube, isShadow: true), vec4) == .float)
    #expect(result(SamplerType(.plane, .uint), .vector(.float, 2)) == .vector(.uint, 4))
    #expect(result(SamplerType(.plane), .vector(.float, 2)) == vec4)
    #expect(result(SamplerType(.layers), vec4) == nil)
    #expect(
      BuiltinTable.overload(
        of: .outerProduct, arguments: [.vector(.float, 2), .vector(.float, 4)], in: .es300)?.result
        == .matrix(columns: 4, rows: 2))
    #expect(
      BuiltinTable.overload(of: .transpose, arguments: [.matrix(columns: 4, rows: 2)], in: .es300)?
        .result == .matrix(columns: 2, rows: 4))
  }
}

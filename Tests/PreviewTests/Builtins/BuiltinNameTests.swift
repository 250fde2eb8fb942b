import Preview
import Testing

@Suite struct BuiltinNameTests {
  @Test(
    arguments: [
      ("gl_MaxDrawBuffers", GLSLVersion.es300, 8), ("gl_MaxDrawBuffers", .es100, 1),
      ("gl_MinProgramTexelOffset", .es300, -8), ("gl_MaxProgramTexelOffset", .es300, 7),
      ("gl_MinProgramTexelOffset", .es100, nil), ("gl_MaxVaryingVectors", .es300, nil),
      ("gl_MaxVertexOutputVectors", .es100, nil), ("gl_MaxTextureUnits", .es300, nil),
    ] as [(String, GLSLVersion, Int32?)])
  func `Constants have their version's values`(name: String, version: GLSLVersion, value: Int32?) {
    let constant = BuiltinConstant.named(name, in: version, with: [])
    #expect(constant?.value.words == value.map { [UInt32(bitPattern: $0)] })
    #expect(constant?.isConstantExpression != false)
  }

  @Test(
    arguments: [
      ("gl_MaxVertexAttribs", 8, 16), ("gl_MaxVertexUniformVectors", 128, 256),
      ("gl_MaxVaryingVectors", 8, nil), ("gl_MaxVertexOutputVectors", nil, 16),
      ("gl_MaxFragmentInputVectors", nil, 15), ("gl_MaxVertexTextureImageUnits", 0, 16),
      ("gl_MaxCombinedTextureImageUnits", 8, 32), ("gl_MaxTextureImageUnits", 8, 16),
      ("gl_MaxFragmentUniformVectors", 16, 224), ("gl_MaxDrawBuffers", 1, 4),
    ] as [(String, Int32?, Int32?)])
  func `Limits are no lower than the specifications demand`(name: String, es100: Int32?, es300: Int32?) {
    for (version, least) in [(GLSLVersion.es100, es100), (.es300, es300)] {
      let constant = BuiltinConstant.named(name, in: version, with: [])
      #expect((constant == nil) == (least == nil))
      guard let constant, let least else { continue }
      #expect(Int32(bitPattern: constant.value.words[0]) >= least)
      #expect(constant.value.type == .int)
      #expect(constant.precision == .mediump)
    }
  }

  @Test func `Draw buffers need their extension in 1 point 00`() {
    let constant = BuiltinConstant.named("gl_MaxDrawBuffers", in: .es100, with: [.drawBuffers])
    #expect(constant?.value.words == [8])
    guard case .variable(let data) = BuiltinVariable.resolve("gl_FragData", in: .es100, with: [.drawBuffers])
    else {
      Issue.record("gl_FragData is a variable")
      return
    }
    #expect(data.type == .array(.vector(.float, 4), count: 8))
  }

  @Test func `The depth range is known and no constant expression`() throws {
    let range = try #require(BuiltinConstant.named("gl_DepthRange", in: .es100, with: []))
    #expect(!range.isConstantExpression)
    #expect(range.value.words.map { Float(bitPattern: $0) } == [0, 1, 1])
    #expect(range.value.type.description == "gl_DepthRangeParameters")
  }

  @Test(
    arguments: [
      ("gl_FragCoord", GLSLType.vector(.float, 4), Precision.mediump, Precision.highp, false),
      ("gl_FrontFacing", .bool, nil, nil, false),
      ("gl_PointCoord", .vector(.float, 2), .mediump, .mediump, false),
    ] as [(String, GLSLType, Precision?, Precision?, Bool)])
  func `Inputs exist in both versions and are read only`(
    name: String, type: GLSLType, es100: Precision?, es300: Precision?, isWritable: Bool
  ) throws {
    for (version, precision) in [(GLSLVersion.es100, es100), (.es300, es300)] {
      guard case .variable(let entry) = BuiltinVariable.resolve(name, in: version, with: []) else {
        Issue.record("\(name) is a variable")
        continue
      }
      #expect(entry.type == type)
      #expect(entry.precision == precision)
      #expect(entry.isWritable == isWritable)
    }
  }

  @Test(
    arguments: [
      ("gl_FragColor", true, false), ("gl_FragData", true, false), ("gl_FragDepth", false, true),
      ("gl_Position", false, false), ("gl_PointSize", false, false),
    ])
  func `Outputs belong to a version`(name: String, isInES100: Bool, isInES300: Bool) {
    for (version, exists) in [(GLSLVersion.es100, isInES100), (.es300, isInES300)] {
      let found = BuiltinVariable.resolve(name, in: version, with: [])
      let isWritable = if case .variable(let entry) = found { entry.isWritable } else { false }
      #expect(isWritable == exists)
      #expect((found == .unknown) == !exists)
    }
  }

  @Test func `gl_FragDepthEXT needs its extension`() {
    #expect(
      BuiltinVariable.resolve("gl_FragDepthEXT", in: .es100, with: []) == .needsExtension(.fragDepth))
    #expect(BuiltinVariable.resolve("gl_FragDepthEXT", in: .es300, with: [.fragDepth]) == .unknown)
    let found = BuiltinVariable.resolve("gl_FragDepthEXT", in: .es100, with: [.fragDepth])
    guard case .variable(let entry) = found else {
      Issue.record("gl_FragDepthEXT is a variable")
      return
    }
    #expect(entry.variable == .fragDepth)
    #expect(entry.isWritable)
  }
}

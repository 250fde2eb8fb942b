import Preview
import Testing

@Suite struct WordTests {
  @Test(arguments: Keyword.allCases, GLSLVersion.allCases)
  func `A keyword is one in its versions and no keyword elsewhere`(
    keyword: Keyword, version: GLSLVersion
  ) throws {
    let kind = try kinds(keyword.rawValue, version)
    #expect((kind == [.keyword(keyword)]) == keyword.exists(in: version))
    #expect(try kinds(keyword.rawValue + "_", version) == [.identifier(keyword.rawValue + "_")])
  }

  @Test func `Both versions have as many keywords as their specifications list`() {
    #expect(Keyword.allCases.count { $0.exists(in: .es100) } == 42)
    #expect(Keyword.allCases.count { $0.exists(in: .es300) } == 73)
  }

  @Test(
    arguments: [
      "asm", "union", "goto", "long", "half", "superp", "input", "hvec2", "fvec4", "sampler1D",
      "sizeof", "using", "sampler2DRectShadow", "volatile",
    ], GLSLVersion.allCases)
  func `Words of the future are reserved in both versions`(word: String, version: GLSLVersion)
    throws
  {
    #expect(try kinds(word, version) == [.reserved(word)])
  }

  @Test(arguments: [
    "attribute", "varying", "sample", "filter", "active", "common", "image2D", "uimageBuffer",
    "samplerBuffer", "sampler2DMS", "atomic_uint", "coherent",
  ])
  func `Words are reserved in 3.00 that 1.00 uses or leaves free`(word: String) throws {
    #expect(try kinds(word, .es300) == [.reserved(word)])
    #expect(try kinds(word, .es100) != [.reserved(word)])
  }

  @Test(arguments: ["packed", "switch", "default", "flat", "sampler3D", "sampler2DShadow"])
  func `Words are reserved in 1.00 that 3.00 uses or leaves free`(word: String) throws {
    #expect(try kinds(word, .es100) == [.reserved(word)])
    #expect(try kinds(word, .es300) != [.reserved(word)])
  }

  @Test(arguments: ["x", "_", "__LINE__", "gl_FragColor", "Vec4", "TRUE", "texture2D", "es", "a1"])
  func `Other words are names in both versions`(word: String) throws {
    #expect(try kinds(word, .es100) == [.identifier(word)])
    #expect(try kinds(word, .es300) == [.identifier(word)])
  }

  @Test(arguments: [(GLSLVersion.es100, 256), (.es300, 1024)])
  func `A name has a greatest length`(version: GLSLVersion, limit: Int) throws {
    let longest = String(repeating: "a", count: limit)
    #expect(try kinds(longest, version) == [.identifier(longest)])
    #expect(
      problem(longest + "b", version)?.problem
        == .identifierTooLong(length: limit + 1, limit: limit))
  }
}

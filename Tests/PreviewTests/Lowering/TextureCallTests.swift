import Preview
import Testing

@Suite("Texture functions read what they name")
struct TextureCallTests {
  private static let declarations = """
    uniform sampler2D tex; uniform sampler2D pair[2]; uniform highp isampler2D whole;
    struct Material { float weight; sampler2D map; }; uniform Material material; uniform Material many[2];
    vec4 through(sampler2D map, ivec2 at) { return texelFetch(map, at, 0); }
    vec4 inside(Material m) { return texelFetch(m.map, ivec2(1, 0), 0) * 2.0; }
    """

  /// Texel (x, y) is (10 x + y, x, y, number).
  private static func texture(_ number: Float, width: Int = 4, height: Int = 2) -> Texture {
    let texture = Texture(width: width, height: height, format: .rgba32f)
    let texels: [Float] = (0..<width * height).flatMap { index -> [Float] in
      let (x, y) = (Float(index % width), Float(index / width))
      return [10 * x + y, x, y, number]
    }
    texture.write(texels)
    return texture
  }

  private static func bind(_ program: inout Program) throws {
    for (name, number) in [
      ("tex", 1), ("pair[0]", 2), ("pair[1]", 3), ("material.map", 4), ("many[0].map", 5), ("many[1].map", 6),
    ] as [(String, Float)] where program.hasSampler(name) {
      try program.bind(texture(number), to: name)
    }
    if program.hasSampler("whole") {
      let whole = Texture(width: 2, height: 1, format: .rgba32i)
      whole.write([1, 2, 3, 4, 5, 6, 7, 8] as [UInt32])
      try program.bind(whole, to: "whole")
    }
  }

  static let calls: [Snippet] = [
    Snippet(["ivec2 p = ivec2(2, 1)"], "r = texelFetch(tex, p, 0);", [21, 2, 1, 1], declarations: declarations),
    Snippet(
      ["ivec2 p = ivec2(2, 1)"], "r = texelFetchOffset(tex, p, 0, ivec2(1, -1));", [30, 3, 0, 1],
      declarations: declarations),
    Snippet(
      ["ivec2 p = ivec2(4, 1)"], "r = texelFetch(tex, p, 0) + vec4(textureSize(tex, 0), 0, 1);", [4, 2, 0, 1],
      declarations: declarations),
    Snippet(["vec2 p = vec2(0.4, 0.6)"], "r = texture(tex, p);", [11, 1, 1, 1], declarations: declarations),
    Snippet(
      ["vec2 p = vec2(0.4, 0.6)"], "r = textureOffset(tex, p, ivec2(1, -1));", [20, 2, 0, 1], declarations: declarations
    ),
    Snippet(
      ["vec2 p = vec2(0.4, 0.6)"], "r = textureLod(tex, p, 0.0) + textureGrad(tex, p, p, p);", [22, 2, 2, 2],
      declarations: declarations),
    Snippet(
      ["vec3 p = vec3(0.8, 1.2, 2.0)"], "r = textureProj(tex, p) + textureProj(tex, p.xyxz);", [22, 2, 2, 2],
      declarations: declarations),
    Snippet(
      ["vec3 p = vec3(0.8, 1.2, 2.0)"], "r = textureProjOffset(tex, p, ivec2(1, 0)) + textureProjLod(tex, p, 0.0);",
      [32, 3, 2, 2], declarations: declarations),
    Snippet(["ivec2 p = ivec2(1, 0)"], "r = vec4(texelFetch(whole, p, 0));", [5, 6, 7, 8], declarations: declarations),
    Snippet(
      ["ivec2 p = ivec2(1, 0)"], "r = texelFetch(pair[1], p, 0) + texelFetch(pair[0], p, 0);", [20, 2, 0, 5],
      declarations: declarations),
    Snippet(
      ["ivec2 p = ivec2(1, 0)"], "r = texelFetch(material.map, p, 0) + texelFetch(many[1].map, p, 0);", [20, 2, 0, 10],
      declarations: declarations),
    Snippet(
      ["ivec2 p = ivec2(1, 0)"], "r = through(many[0].map, p) + through(pair[1], p);", [20, 2, 0, 8],
      declarations: declarations),
    Snippet(
      ["float x = 1.0"], "r = inside(many[1]) + inside(material) * x;", [40, 4, 0, 20], declarations: declarations),
  ]

  static let es100: [Snippet] = [
    Snippet(
      ["vec2 p = vec2(0.4, 0.6)"], "r = texture2D(tex, p) + texture2D(tex, p, 1.0);", [22, 2, 2, 2],
      declarations: "uniform sampler2D tex;", isES100: true),
    Snippet(
      ["vec3 p = vec3(0.8, 1.2, 2.0)"], "r = texture2DProj(tex, p) + texture2DProj(tex, p.xyxz);", [22, 2, 2, 2],
      declarations: "uniform sampler2D tex;", isES100: true),
    Snippet(
      ["vec2 p = vec2(0.4, 0.6)"], "for (int i = 0; i < 2; i++) r += texture2D(pair[i], p);", [22, 2, 2, 5],
      declarations: "uniform sampler2D pair[2];", isES100: true),
  ]

  @Test(arguments: calls) func version300(snippet: Snippet) throws {
    try snippet.check(tolerance: 1e-6, setUp: Self.bind)
  }
  @Test(arguments: es100) func version100(snippet: Snippet) throws {
    try snippet.check(tolerance: 1e-6, setUp: Self.bind)
  }
}

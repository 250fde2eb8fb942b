/// Words with a meaning, of both versions; raw values are their spelling.
///
/// Source: The OpenGL ES Shading Language 1.00 (3.7) and 3.00 (3.8), "Keywords".
public enum Keyword: String, CaseIterable, Hashable, Sendable {
  // Of both versions.
  case const, uniform, `break`, `continue`, `do`, `for`, `while`, `if`, `else`, `in`, out,
    `inout`, float, int, void, bool, `true`, `false`, lowp, mediump, highp, precision, invariant,
    discard, `return`, mat2, mat3, mat4, vec2, vec3, vec4, ivec2, ivec3, ivec4, bvec2, bvec3,
    bvec4, sampler2D, samplerCube, `struct`

  // Of GLSL ES 1.00 alone.
  case attribute, varying

  // Of GLSL ES 3.00 alone.
  case layout, centroid, flat, smooth, `switch`, `case`, `default`, uint, uvec2, uvec3, uvec4,
    mat2x2, mat2x3, mat2x4, mat3x2, mat3x3, mat3x4, mat4x2, mat4x3, mat4x4, sampler3D,
    sampler2DShadow, samplerCubeShadow, sampler2DArray, sampler2DArrayShadow, isampler2D,
    isampler3D, isamplerCube, isampler2DArray, usampler2D, usampler3D, usamplerCube,
    usampler2DArray

  /// Whether a version gives the word a meaning.
  public func exists(in version: GLSLVersion) -> Bool {
    switch self {
    case .attribute, .varying: version == .es100
    case .layout, .centroid, .flat, .smooth, .switch, .case, .default, .uint, .uvec2,
      .uvec3, .uvec4, .mat2x2, .mat2x3, .mat2x4, .mat3x2, .mat3x3, .mat3x4, .mat4x2,
      .mat4x3, .mat4x4, .sampler3D, .sampler2DShadow, .samplerCubeShadow, .sampler2DArray,
      .sampler2DArrayShadow, .isampler2D, .isampler3D, .isamplerCube, .isampler2DArray,
      .usampler2D, .usampler3D, .usamplerCube, .usampler2DArray:
      version == .es300
    default: true
    }
  }
}

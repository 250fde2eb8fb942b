/// Functions of the language, by the names of 3.00 (those of 1.00's texture functions keep their own).
///
/// Comparison functions of vectors (`lessThan`, …) and `not` are here too: their results are vectors.
public enum BuiltinFunction: String, Hashable, Sendable, CaseIterable {
  // Angle and trigonometry.
  case radians, degrees, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
  // Exponential.
  case pow, exp, log, exp2, log2, sqrt, inversesqrt
  // Common.
  case abs, sign, floor, trunc, round, roundEven, ceil, fract, mod, modf, min, max, clamp, mix, step,
    smoothstep, isnan, isinf, floatBitsToInt, floatBitsToUint, intBitsToFloat, uintBitsToFloat
  // Packing.
  case packSnorm2x16, unpackSnorm2x16, packUnorm2x16, unpackUnorm2x16, packHalf2x16, unpackHalf2x16
  // Geometry.
  case length, distance, dot, cross, normalize, faceforward, reflect, refract
  // Matrices.
  case matrixCompMult, outerProduct, transpose, determinant, inverse
  // Comparison of vectors.
  case lessThan, lessThanEqual, greaterThan, greaterThanEqual, equal, notEqual, any, all, not
  // Textures of 3.00; the sampler is the first argument.
  case textureSize, texture, textureProj, textureLod, textureOffset, texelFetch, texelFetchOffset,
    textureProjOffset, textureLodOffset, textureProjLod, textureProjLodOffset, textureGrad,
    textureGradOffset, textureProjGrad, textureProjGradOffset
  // Textures of 1.00; those with EXT need EXT_shader_texture_lod.
  case texture2D, texture2DProj, textureCube, texture2DLodEXT, texture2DProjLodEXT, textureCubeLodEXT,
    texture2DGradEXT, texture2DProjGradEXT, textureCubeGradEXT
  // Derivatives; in 1.00 with OES_standard_derivatives.
  case dFdx, dFdy, fwidth
}

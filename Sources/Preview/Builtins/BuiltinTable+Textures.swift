extension BuiltinTable {
  /// Texture functions (1.00: 8.7 and EXT_shader_texture_lod; 3.00: 8.8).
  static let textureRows: [BuiltinRow] = textureRowsES300 + textureRowsES100

  private static let textureRowsES100: [BuiltinRow] = [
    texture100(.texture2D, withBias([.sampler(.plane), .vec2])),
    texture100(
      .texture2DProj, withBias([.sampler(.plane), .vec3]) + withBias([.sampler(.plane), .vec4])),
    texture100(.textureCube, withBias([.sampler(.cube), .vec3])),
    textureLodEXT(.texture2DLodEXT, [[.sampler(.plane), .vec2, .float]]),
    textureLodEXT(
      .texture2DProjLodEXT, [[.sampler(.plane), .vec3, .float], [.sampler(.plane), .vec4, .float]]),
    textureLodEXT(.textureCubeLodEXT, [[.sampler(.cube), .vec3, .float]]),
    textureLodEXT(.texture2DGradEXT, [[.sampler(.plane), .vec2, .vec2, .vec2]]),
    textureLodEXT(
      .texture2DProjGradEXT,
      [[.sampler(.plane), .vec3, .vec2, .vec2], [.sampler(.plane), .vec4, .vec2, .vec2]]),
    textureLodEXT(.textureCubeGradEXT, [[.sampler(.cube), .vec3, .vec3, .vec3]]),
  ]

  private static let textureRowsES300: [BuiltinRow] = [
    .init(.textureSize, in: .es300, precision: .fixed(.highp), isConstant: false, sizes),
    texture(
      .texture,
      withBias([.sampler(.plane), .vec2]) + withBias([.sampler(.volume), .vec3])
        + withBias([.sampler(.cube), .vec3]) + withBias([.shadow(.plane), .vec3])
        + withBias([.shadow(.cube), .vec4]) + withBias([.sampler(.layers), .vec3])
        + [[.shadow(.layers), .vec4]]),
    texture(.textureProj, projected.flatMap { withBias($0) }),
    texture(.textureLod, explicit.map { $0 + [.float] } + [[.sampler(.cube), .vec3, .float]]),
    texture(.textureOffset, explicit.flatMap { withBias($0 + [offset($0)]) }, offset: 2),
    texture(.texelFetch, fetched),
    texture(.texelFetchOffset, fetched.map { $0 + [offset($0)] }, offset: 3),
    texture(.textureProjOffset, projected.flatMap { withBias($0 + [offset($0)]) }, offset: 2),
    texture(.textureLodOffset, explicit.map { $0 + [.float, offset($0)] }, offset: 3),
    texture(.textureProjLod, projected.map { $0 + [.float] }),
    texture(.textureProjLodOffset, projected.map { $0 + [.float, offset($0)] }, offset: 3),
    texture(
      .textureGrad,
      graded.map { $0 + gradients($0) } + [
        [.sampler(.cube), .vec3, .vec3, .vec3], [.shadow(.cube), .vec4, .vec3, .vec3],
      ]),
    texture(.textureGradOffset, graded.map { $0 + gradients($0) + [offset($0)] }, offset: 4),
    texture(.textureProjGrad, projected.map { $0 + gradients($0) }),
    texture(
      .textureProjGradOffset, projected.map { $0 + gradients($0) + [offset($0)] }, offset: 4),
  ]

  /// Sampler and coordinates of the functions with an explicit level, and of those with an offset.
  private static let explicit: [[TypePattern]] = [
    [.sampler(.plane), .vec2], [.sampler(.volume), .vec3], [.shadow(.plane), .vec3],
    [.sampler(.layers), .vec3],
  ]
  private static let graded = explicit + [[.shadow(.layers), .vec4]]
  private static let projected: [[TypePattern]] = [
    [.sampler(.plane), .vec3], [.sampler(.plane), .vec4], [.sampler(.volume), .vec4],
    [.shadow(.plane), .vec4],
  ]
  private static let fetched: [[TypePattern]] = [
    [.sampler(.plane), .ivec2, .int], [.sampler(.volume), .ivec3, .int],
    [.sampler(.layers), .ivec3, .int],
  ]
  private static let sizes: [BuiltinSignature] = [
    .init([.sampler(.plane), .int], .ivec2), .init([.sampler(.volume), .int], .ivec3),
    .init([.sampler(.cube), .int], .ivec2), .init([.sampler(.layers), .int], .ivec3),
    .init([.shadow(.plane), .int], .ivec2), .init([.shadow(.cube), .int], .ivec2),
    .init([.shadow(.layers), .int], .ivec3),
  ]

  private static func isVolume(_ parameters: [TypePattern]) -> Bool {
    parameters.first == .sampler(.volume)
  }
  private static func offset(_ parameters: [TypePattern]) -> TypePattern {
    isVolume(parameters) ? .ivec3 : .ivec2
  }
  private static func gradients(_ parameters: [TypePattern]) -> [TypePattern] {
    isVolume(parameters) ? [.vec3, .vec3] : [.vec2, .vec2]
  }
  private static func withBias(_ parameters: [TypePattern]) -> [[TypePattern]] {
    [parameters, parameters + [.float]]
  }

  private static func texture(
    _ function: BuiltinFunction, _ parameters: [[TypePattern]], offset: Int? = nil,
    in availability: BuiltinAvailability = .es300
  ) -> BuiltinRow {
    .init(
      function, in: availability, precision: .ofSampler, isConstant: false,
      parameters.map { parameters in
        // A comparison's result is one number.
        let isShadow = if case .exact? = parameters.first { true } else { false }
        return .init(parameters, isShadow ? .float : .texel, offset: offset)
      })
  }
  private static func texture100(
    _ function: BuiltinFunction, _ parameters: [[TypePattern]]
  ) -> BuiltinRow {
    texture(function, parameters, in: .es100)
  }
  private static func textureLodEXT(
    _ function: BuiltinFunction, _ parameters: [[TypePattern]]
  ) -> BuiltinRow {
    texture(function, parameters, in: .es100Extension(.shaderTextureLod))
  }
}

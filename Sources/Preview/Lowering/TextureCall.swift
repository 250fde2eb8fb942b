/// What a texture function does, by its name.
struct TextureCall {
  enum Kind { case sample, fetch, size }
  let function: BuiltinFunction
  var kind: Kind
  var isProjective = false
  /// Which argument is the offset in texels.
  var offset: Int?
  /// Which argument is the level of detail.
  var level: Int?

  init?(_ function: BuiltinFunction) {
    kind = .sample
    self.function = function
    switch function {
    case .textureSize: (kind, level) = (.size, 1)
    case .texelFetch: (kind, level) = (.fetch, 2)
    case .texelFetchOffset: (kind, level, offset) = (.fetch, 2, 3)
    case .texture, .texture2D, .textureCube, .textureGrad, .texture2DGradEXT, .textureCubeGradEXT: break
    case .textureLod, .texture2DLodEXT, .textureCubeLodEXT: level = 2
    case .textureProj, .texture2DProj, .textureProjGrad, .texture2DProjGradEXT: isProjective = true
    case .textureProjLod, .texture2DProjLodEXT: (isProjective, level) = (true, 2)
    case .textureOffset: offset = 2
    case .textureProjOffset: (isProjective, offset) = (true, 2)
    case .textureLodOffset: (level, offset) = (2, 3)
    case .textureProjLodOffset: (isProjective, level, offset) = (true, 2, 3)
    case .textureGradOffset: offset = 4
    case .textureProjGradOffset: (isProjective, offset) = (true, 4)
    default: return nil
    }
  }
}

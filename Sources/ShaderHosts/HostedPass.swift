import Preview

/// A compiled pass that is told only what has changed since the last draw.
struct HostedPass {
  var program: Program
  /// What uniforms hold; nil for names that the shader lacks.
  private var uniforms: [String: UniformValue?] = [:]
  private var samplers: [String: Bool] = [:]

  init(_ program: Program) { self.program = program }

  mutating func set(_ values: [String: UniformValue]) throws(DrawError) {
    for (name, value) in values {
      switch uniforms[name] {
      case .some(.some(value)), .some(.none): continue
      case .none where !program.hasUniform(name): uniforms[name] = .some(nil)
      default:
        try program.set(name, to: value)
        uniforms[name] = value
      }
    }
  }

  /// Of two textures of one name the last is bound.
  mutating func bind(_ textures: [(name: String, texture: Texture)]) throws(DrawError) {
    for (name, texture) in textures {
      let isKnown = samplers[name] ?? program.hasSampler(name)
      samplers[name] = isKnown
      if isKnown { try program.bind(texture, to: name) }
    }
  }
}

extension Program {
  /// Whether the shader has a uniform or input of a name, as ``set(_:to:)`` takes it.
  public func hasUniform(_ name: String) -> Bool { place(of: name)?.place.unit == nil && place(of: name) != nil }

  /// Whether the shader has a sampler of a name, as ``bind(_:to:)`` takes it.
  public func hasSampler(_ name: String) -> Bool { place(of: name)?.place.unit != nil }

  /// What the sampler of a name reads; nil where it is none.
  public func sampler(_ name: String) -> SamplerType? {
    guard let found = place(of: name), found.place.unit != nil, case .sampler(let sampler) = found.type else {
      return nil
    }
    return sampler
  }

  /// Sets a uniform, or an input, which has one value for all pixels.
  ///
  /// - Parameters:
  ///   - name: of the whole or of a part: `u_size`, `u_lights[1].color`, `Block.member`.
  ///   - value: as many numbers as the type has scalars.
  /// - Throws: ``DrawError`` for an unknown name or a value that does not fit.
  public mutating func set(_ name: String, to value: UniformValue) throws(DrawError) {
    guard let found = place(of: name), found.place.unit == nil else { throw .unknownUniform(name) }
    let kinds = found.type.scalarKinds
    guard let numbers = value.scalars(of: found.type), numbers.count == kinds.count else {
      let given = value.scalars(of: found.type)?.count ?? 0
      throw .uniformShape(name: name, type: "\(found.type)", scalars: kinds.count, given: given)
    }
    for (index, (number, kind)) in zip(numbers, kinds).enumerated() {
      guard let word = kind.word(number) else { throw .uniformRange(name: name, type: "\(kind)") }
      words[found.place.offset + found.offset + index] = word
    }
  }

  /// Binds a texture to a sampler, or nothing.
  ///
  /// - Throws: ``DrawError`` for an unknown name or a texture of another kind.
  public mutating func bind(_ texture: Texture?, to name: String) throws(DrawError) {
    guard let found = place(of: name), let unit = found.place.unit, case .sampler(let sampler) = found.type
    else { throw .notASampler(name) }
    if let texture, texture.format.kind != sampler.component || texture.shape != sampler.textureShape {
      throw .textureKind(sampler: name, type: "\(sampler)")
    }
    units[unit + found.offset] = texture
  }

  /// The uniform that a name begins with, and the part of it that the rest of the name picks.
  private func place(of name: String) -> (place: LoweredProgram.UniformPlace, type: GLSLType, offset: Int)? {
    // A block's members may be named without their block, as the shader itself may do.
    let candidates = lowered.uniforms.flatMap { place in
      [place.name] + (place.name.split(separator: ".").dropFirst().last.map { [String($0)] } ?? [])
    }
    for candidate in Set(candidates).sorted(by: { $0.count > $1.count }) where name.hasPrefix(candidate) {
      let places =
        lowered.uniforms.filter { $0.name == candidate }
        + lowered.uniforms.filter { $0.name.hasSuffix("." + candidate) }
      guard let place = places.first else { continue }
      if let part = Self.part(of: place.type, name.dropFirst(candidate.count)) {
        return (place, part.type, part.offset)
      }
    }
    return nil
  }

  /// What `[1].field` picks from a type; offsets count scalars.
  private static func part(of type: GLSLType, _ path: Substring) -> (type: GLSLType, offset: Int)? {
    if path.isEmpty { return (type, 0) }
    if path.first == ".", case .structure(let structure) = type {
      let name = path.dropFirst().prefix { $0 != "." && $0 != "[" }
      guard let index = structure.fields.firstIndex(where: { $0.name == name }) else { return nil }
      let rest = part(of: structure.fields[index].type, path.dropFirst(1 + name.count))
      return rest.map { ($0.type, $0.offset + type.offset(ofField: index)) }
    }
    if path.first == "[", case .array(let element, let count) = type, let end = path.firstIndex(of: "]") {
      guard let index = Int(path[path.index(after: path.startIndex)..<end]), (0..<count).contains(index) else {
        return nil
      }
      let rest = part(of: element, path[path.index(after: end)...])
      return rest.map { ($0.type, $0.offset + index * element.scalarCount) }
    }
    return nil
  }
}

extension GLSLType {
  /// Texture units that a sampler or an array of samplers takes.
  var samplerCount: Int {
    switch self {
    case .sampler: 1
    case .array(let element, let count): element.samplerCount * count
    default: 0
    }
  }
}

extension SamplerType {
  /// What can be bound to it.
  public var textureShape: Texture.Shape {
    switch shape {
    case .plane: .plane
    case .volume: .volume
    case .layers: .layers
    case .cube: .cube
    }
  }
}

extension Checker {
  /// `layout(std140) uniform Block { … } name;` (GLSL ES 3.00, 4.3.7).
  mutating func declareBlock(_ block: InterfaceBlock) throws(Rejection) {
    let qualifiers = try Qualifiers(block.qualifiers, of: version)
    guard symbols.isGlobal else { throw Rejection(.onlyGlobal, at: block.name.location) }
    guard let storage = qualifiers.storage, storage.keyword == .uniform else {
      throw Rejection(.blockNotUniform, at: qualifiers.storage?.location ?? block.name.location)
    }
    if let invariant = qualifiers.invariant {
      throw Rejection(.notInvariant(block.name.text), at: invariant)
    }
    if let interpolation = qualifiers.interpolation {
      throw Rejection(.interfaceQualifier(interpolation.keyword.rawValue), at: interpolation.location)
    }
    try checkBlockLayout(qualifiers)
    try checkName(block.name)
    try declare(block.name, .blockName)
    let fields = try blockFields(block)
    guard let instance = block.instance else {
      for field in fields { try declareMember(field, of: block) }
      return
    }
    try declareInstance(instance, of: block, fields)
  }

  /// Names of a wrong block, so that their uses are no further errors.
  mutating func rejectNames(of block: InterfaceBlock) {
    declareRejected(block.name.text)
    if let instance = block.instance {
      declareRejected(instance.name.text)
    } else {
      for member in block.members {
        for declarator in member.declarators { declareRejected(declarator.name.text) }
      }
    }
  }

  private mutating func blockFields(
    _ block: InterfaceBlock
  ) throws(Rejection) -> [(field: StructureType.Field, location: SourceLocation)] {
    var fields: [(StructureType.Field, SourceLocation)] = []
    var names: Set<String> = []
    for member in block.members {
      let qualifiers = try Qualifiers(member.qualifiers, of: version)
      if let storage = qualifiers.storage, storage.keyword != .uniform {
        throw Rejection(.memberQualifier(storage.keyword.rawValue), at: storage.location)
      }
      if let interpolation = qualifiers.interpolation {
        throw Rejection(.memberQualifier(interpolation.keyword.rawValue), at: interpolation.location)
      }
      if let invariant = qualifiers.invariant {
        throw Rejection(.memberQualifier("invariant"), at: invariant)
      }
      for item in qualifiers.layout where !["row_major", "column_major"].contains(item.name.text) {
        throw Rejection(.layoutName(item.name.text), at: item.name.location)
      }
      let resolved = try resolveMember(member, qualifiers, names: &names)
      for (field, declarator) in zip(resolved, member.declarators) {
        if field.type.containsSampler {
          throw Rejection(.samplerInBlock, at: declarator.name.location)
        }
        fields.append((field, declarator.name.location))
      }
    }
    guard !fields.isEmpty else { throw Rejection(.emptyStructure, at: block.name.location) }
    return fields
  }

  private mutating func declareMember(
    _ member: (field: StructureType.Field, location: SourceLocation), of block: InterfaceBlock
  ) throws(Rejection) {
    let field = member.field
    let id = try addUniform(
      field, name: field.name, apiName: "\(block.name.text).\(field.name)", at: member.location)
    try declare(SyntaxName(field.name, at: member.location), .variable(id))
  }

  private mutating func declareInstance(
    _ instance: Declarator, of block: InterfaceBlock,
    _ fields: [(field: StructureType.Field, location: SourceLocation)]
  ) throws(Rejection) {
    let name = instance.name
    try checkName(name)
    if let value = instance.initializer { throw Rejection(.initializer(name.text), at: value.location) }
    var count = 1
    if let array = instance.array {
      guard let size = array.size else { throw Rejection(.missingArraySize, at: array.location) }
      count = try arrayCount(size)
      guard count <= ShaderLimit.variableSize.largest else { throw Rejection(.variableSize, at: size.location) }
    }
    var elements: [[String: VariableID]] = []
    for index in 0..<count {
      let subscript_ = instance.array == nil ? "" : "[\(index)]"
      var members: [String: VariableID] = [:]
      for (field, location) in fields {
        members[field.name] = try addUniform(
          field, name: "\(name.text)\(subscript_).\(field.name)",
          apiName: "\(block.name.text)\(subscript_).\(field.name)", at: location)
      }
      elements.append(members)
    }
    try declare(name, .block(UniformBlock(elements: elements, isArray: instance.array != nil)))
  }

  private mutating func addUniform(
    _ field: StructureType.Field, name: String, apiName: String, at location: SourceLocation
  ) throws(Rejection) -> VariableID {
    let id = try addVariable(
      Variable(
        name: name, type: field.type, precision: field.precision, storage: .uniform(apiName: apiName),
        location: location))
    program.uniforms.append(id)
    return id
  }

  /// Words between a block's layout parentheses (GLSL ES 3.00, 4.3.8.3).
  func checkBlockLayout(_ qualifiers: Qualifiers) throws(Rejection) {
    let known: Set = ["std140", "shared", "packed", "row_major", "column_major"]
    for item in qualifiers.layout {
      guard known.contains(item.name.text), item.value == nil else {
        throw Rejection(.layoutName(item.name.text), at: item.name.location)
      }
    }
  }
}

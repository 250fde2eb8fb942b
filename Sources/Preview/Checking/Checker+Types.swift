extension Checker {
  /// A type that may be an array whose length its first value decides.
  enum DeclaredType {
    case complete(GLSLType)
    case unsized(element: GLSLType)

    var base: GLSLType {
      switch self {
      case .complete(let type), .unsized(let type): type
      }
    }
  }

  /// A type as written, with the brackets behind it and those behind the name that is declared.
  mutating func resolve(
    _ syntax: SyntaxType, array: ArraySyntax? = nil
  ) throws(Rejection) -> DeclaredType {
    let base = try resolveBase(syntax)
    return try resolve(base, syntax.array, array)
  }

  /// Brackets on a base type that is resolved already.
  mutating func resolve(
    _ base: GLSLType, _ behindType: ArraySyntax?, _ behindName: ArraySyntax?
  ) throws(Rejection) -> DeclaredType {
    if let behindType {
      guard version == .es300 else { throw Rejection(.needsES300("array type"), at: behindType.location) }
      if let behindName { throw Rejection(.arrayOfArrays, at: behindName.location) }
    }
    guard let array = behindType ?? behindName else { return .complete(base) }
    if base == .void { throw Rejection(.voidType, at: array.location) }
    guard let size = array.size else { return .unsized(element: base) }
    let count = try arrayCount(size)
    return .complete(try arrayType(of: base, count: count, at: size.location))
  }

  /// A type that has to be complete where it stands.
  mutating func resolveComplete(
    _ syntax: SyntaxType, array: ArraySyntax? = nil
  ) throws(Rejection) -> GLSLType {
    switch try resolve(syntax, array: array) {
    case .complete(let type): return type
    case .unsized: throw Rejection(.missingArraySize, at: (array ?? syntax.array)?.location ?? syntax.location)
    }
  }

  func arrayType(
    of element: GLSLType, count: Int, at location: SourceLocation
  ) throws(Rejection) -> GLSLType {
    if case .array = element { throw Rejection(.arrayOfArrays, at: location) }
    let (total, overflows) = element.scalarCount.multipliedReportingOverflow(by: count)
    guard !overflows, total <= ShaderLimit.variableSize.largest else {
      throw Rejection(.variableSize, at: location)
    }
    return .array(element, count: count)
  }

  /// The value of an array's size: a constant integral expression above zero.
  mutating func arrayCount(_ syntax: SyntaxExpression) throws(Rejection) -> Int {
    let size = try checkExpression(syntax)
    guard size.type == .int || size.type == .uint else {
      throw Rejection(.arraySizeType(size.type.description), at: syntax.location)
    }
    guard let value = size.constant else { throw Rejection(.arraySizeNotConstant, at: syntax.location) }
    let count = size.type == .int ? Int(Int32(bitPattern: value.words[0])) : Int(value.words[0])
    guard count > 0 else { throw Rejection(.arraySizeNotPositive(count), at: syntax.location) }
    return count
  }

  mutating func resolveBase(_ syntax: SyntaxType) throws(Rejection) -> GLSLType {
    switch syntax.base {
    case .keyword(let keyword):
      guard let type = GLSLType(keyword) else {
        throw Rejection(.notAType(keyword.rawValue), at: syntax.location)
      }
      return type
    case .name(let name):
      switch symbols.lookup(name) {
      case .structure(let structure): return .structure(structure)
      case .rejected: throw Rejection(silentlyAt: syntax.location)
      case nil:
        symbols.declareGlobally(name, .rejected)
        throw Rejection(.undeclared(name), at: syntax.location)
      default: throw Rejection(.notAType(name), at: syntax.location)
      }
    case .structure(let structure):
      return .structure(try declareStructure(structure, at: syntax.location))
    }
  }

  /// The precision of something declared with a type: as written, or by default.
  ///
  /// - Throws: for a qualifier that a type cannot have, and where neither it nor a default is given.
  func precision(
    of type: GLSLType, declared: (value: Precision, location: SourceLocation)?, at location: SourceLocation
  ) throws(Rejection) -> Precision? {
    guard PrecisionKind(type) != nil else {
      if let declared { throw Rejection(.precisionOnType(type.description), at: declared.location) }
      return nil
    }
    if let declared { return declared.value }
    guard let precision = symbols.precision(of: type) else {
      throw Rejection(.missingPrecision(type.description), at: location)
    }
    return precision
  }
}

extension Checker {
  /// Declares a structure under its name, if it has one.
  mutating func declareStructure(
    _ syntax: StructSyntax, at location: SourceLocation
  ) throws(Rejection) -> StructureType {
    let fields: [StructureType.Field]
    do throws(Rejection) {
      if let name = syntax.name { try checkName(name) }
      fields = try resolveFields(syntax.members)
      guard !fields.isEmpty else { throw Rejection(.emptyStructure, at: location) }
    } catch {
      if let name = syntax.name, symbols.local(name.text) == nil { symbols.declare(name.text, .rejected) }
      throw error
    }
    structureCount += 1
    let structure = StructureType(
      declaration: structureCount, name: syntax.name?.text ?? "", fields: fields)
    guard GLSLType.structure(structure).scalarCount <= ShaderLimit.variableSize.largest else {
      throw Rejection(.variableSize, at: location)
    }
    if let name = syntax.name { try declare(name, .structure(structure)) }
    return structure
  }

  private mutating func resolveFields(
    _ members: [MemberSyntax]
  ) throws(Rejection) -> [StructureType.Field] {
    var fields: [StructureType.Field] = []
    var names: Set<String> = []
    for member in members {
      let qualifiers = try Qualifiers(member.qualifiers, of: version)
      if let storage = qualifiers.storage {
        throw Rejection(.memberQualifier(storage.keyword.rawValue), at: storage.location)
      }
      if let other = qualifiers.interfaceOnly {
        throw Rejection(.memberQualifier(other.name), at: other.location)
      }
      fields += try resolveMember(member, qualifiers, names: &names)
    }
    return fields
  }

  /// The fields that a line within a structure or block declares.
  mutating func resolveMember(
    _ member: MemberSyntax, _ qualifiers: Qualifiers, names: inout Set<String>
  ) throws(Rejection) -> [StructureType.Field] {
    if case .structure = member.type.base { throw Rejection(.embeddedStructure, at: member.type.location) }
    let base = try resolveBase(member.type)
    if base == .void { throw Rejection(.voidType, at: member.type.location) }
    var fields: [StructureType.Field] = []
    for declarator in member.declarators {
      let name = declarator.name
      try checkName(name)
      guard names.insert(name.text).inserted else {
        throw Rejection(.repeatedMember(name.text), at: name.location)
      }
      if let value = declarator.initializer { throw Rejection(.memberInitializer, at: value.location) }
      let type: GLSLType
      switch try resolve(base, member.type.array, declarator.array) {
      case .complete(let complete): type = complete
      case .unsized: throw Rejection(.missingArraySize, at: name.location)
      }
      let precision = try precision(
        of: type, declared: qualifiers.precision, at: member.type.location)
      fields.append(.init(name: name.text, type: type, precision: precision))
    }
    return fields
  }
}

extension GLSLType {
  /// The type that a keyword names.
  init?(_ keyword: Keyword) {
    guard let type = Self.keywords[keyword] else { return nil }
    self = type
  }

  private static let keywords: [Keyword: GLSLType] = [
    .void: .void, .float: .float, .int: .int, .uint: .uint, .bool: .bool,
    .vec2: .vector(.float, 2), .vec3: .vector(.float, 3), .vec4: .vector(.float, 4),
    .ivec2: .vector(.int, 2), .ivec3: .vector(.int, 3), .ivec4: .vector(.int, 4),
    .uvec2: .vector(.uint, 2), .uvec3: .vector(.uint, 3), .uvec4: .vector(.uint, 4),
    .bvec2: .vector(.bool, 2), .bvec3: .vector(.bool, 3), .bvec4: .vector(.bool, 4),
    .mat2: .matrix(columns: 2, rows: 2), .mat3: .matrix(columns: 3, rows: 3),
    .mat4: .matrix(columns: 4, rows: 4), .mat2x2: .matrix(columns: 2, rows: 2),
    .mat2x3: .matrix(columns: 2, rows: 3), .mat2x4: .matrix(columns: 2, rows: 4),
    .mat3x2: .matrix(columns: 3, rows: 2), .mat3x3: .matrix(columns: 3, rows: 3),
    .mat3x4: .matrix(columns: 3, rows: 4), .mat4x2: .matrix(columns: 4, rows: 2),
    .mat4x3: .matrix(columns: 4, rows: 3), .mat4x4: .matrix(columns: 4, rows: 4),
    .sampler2D: .sampler(SamplerType(.plane)), .samplerCube: .sampler(SamplerType(.cube)),
    .sampler3D: .sampler(SamplerType(.volume)), .sampler2DArray: .sampler(SamplerType(.layers)),
    .sampler2DShadow: .sampler(SamplerType(.plane, isShadow: true)),
    .samplerCubeShadow: .sampler(SamplerType(.cube, isShadow: true)),
    .sampler2DArrayShadow: .sampler(SamplerType(.layers, isShadow: true)),
    .isampler2D: .sampler(SamplerType(.plane, .int)), .isampler3D: .sampler(SamplerType(.volume, .int)),
    .isamplerCube: .sampler(SamplerType(.cube, .int)),
    .isampler2DArray: .sampler(SamplerType(.layers, .int)),
    .usampler2D: .sampler(SamplerType(.plane, .uint)), .usampler3D: .sampler(SamplerType(.volume, .uint)),
    .usamplerCube: .sampler(SamplerType(.cube, .uint)),
    .usampler2DArray: .sampler(SamplerType(.layers, .uint)),
  ]

  /// Whether any part of it satisfies a condition, itself, its elements and its fields.
  func contains(where condition: (GLSLType) -> Bool) -> Bool {
    if condition(self) { return true }
    switch self {
    case .array(let element, _): return element.contains(where: condition)
    case .structure(let structure): return structure.fields.contains { $0.type.contains(where: condition) }
    case .void, .scalar, .vector, .matrix, .sampler: return false
    }
  }

  var containsSampler: Bool { contains { if case .sampler = $0 { true } else { false } } }
  var containsArray: Bool { contains(where: \.isArray) }
  var isArray: Bool { if case .array = self { true } else { false } }
  var isStructure: Bool { if case .structure = self { true } else { false } }
  var isMatrix: Bool { if case .matrix = self { true } else { false } }
  var isSampler: Bool { if case .sampler = self { true } else { false } }
}

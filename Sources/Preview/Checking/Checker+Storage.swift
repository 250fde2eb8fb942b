extension Checker {
  /// Where a variable lives, by its qualifiers, and whether its type may live there.
  mutating func storage(
    of declaration: VariableDeclaration, type: GLSLType, isArray: Bool
  ) throws(Rejection) -> Variable.Storage {
    let name = declaration.name
    let qualifiers = declaration.qualifiers
    guard let storage = qualifiers.storage else {
      if type.containsSampler { throw Rejection(.samplerNotUniform, at: name.location) }
      return .plain
    }
    if type.containsSampler, storage.keyword != .uniform {
      throw Rejection(.samplerNotUniform, at: name.location)
    }
    switch storage.keyword {
    case .const: return .constant
    case .uniform:
      if let layout = qualifiers.layoutLocation {
        throw Rejection(.layoutPlace("uniform"), at: layout)
      }
      return .uniform(apiName: name.text)
    case .in:
      if let layout = qualifiers.layoutLocation { throw Rejection(.layoutPlace("in"), at: layout) }
      if let invariant = qualifiers.invariant {
        throw Rejection(.notInvariant(name.text), at: invariant)
      }
      try checkInput(type, isArray: isArray, isFlat: qualifiers.interpolation?.keyword == .flat, at: name.location)
      return .input
    case .varying:
      guard type.componentKindOfElements == .float else {
        throw Rejection(.inputType(type.description), at: name.location)
      }
      return .input
    case .out:
      if let interpolation = qualifiers.interpolation {
        throw Rejection(.interfaceQualifier(interpolation.keyword.rawValue), at: interpolation.location)
      }
      if qualifiers.isCentroid { throw Rejection(.interfaceQualifier("centroid"), at: storage.location) }
      return .output(location: try outputLocation(of: declaration))
    default:
      throw Rejection(.interfaceQualifier(storage.keyword.rawValue), at: storage.location)
    }
  }

  /// Inputs: no bools, no arrays of structures, nothing within each other; integers are not interpolated
  /// (GLSL ES 3.00, 4.3.4).
  private func checkInput(
    _ type: GLSLType, isArray: Bool, isFlat: Bool, at location: SourceLocation
  ) throws(Rejection) {
    let refused = Rejection(.inputType(type.description), at: location)
    if type.contains(where: { $0.componentKind == .bool }) { throw refused }
    if case .array(let element, _) = type, element.isStructure { throw refused }
    if case .structure(let structure) = type {
      if isArray { throw refused }
      if structure.fields.contains(where: { $0.type.isArray || $0.type.isStructure }) { throw refused }
    }
    let hasIntegers = type.contains { $0.componentKind == .int || $0.componentKind == .uint }
    if hasIntegers && !isFlat { throw Rejection(.inputNotFlat, at: location) }
  }

  /// Outputs: scalars and vectors of numbers, and arrays of them (GLSL ES 3.00, 4.3.6).
  func checkOutputType(
    _ type: GLSLType, _ declaration: VariableDeclaration
  ) throws(Rejection) {
    let element = if case .array(let element, _) = type { element } else { type }
    guard !element.isMatrix, !element.isStructure, let kind = element.componentKind, kind != .bool else {
      throw Rejection(.outputType(type.description), at: declaration.name.location)
    }
  }

  private mutating func outputLocation(
    of declaration: VariableDeclaration
  ) throws(Rejection) -> Int {
    let qualifiers = declaration.qualifiers
    guard let layoutLocation = qualifiers.layoutLocation else { return 0 }
    var result: Int?
    for item in qualifiers.layout {
      guard item.name.text == "location" else {
        throw Rejection(.layoutName(item.name.text), at: item.name.location)
      }
      guard result == nil else { throw Rejection(.repeatedQualifier("location"), at: item.name.location) }
      result = try layoutNumber(item)
    }
    guard let result else { throw Rejection(.layoutName(""), at: layoutLocation) }
    guard declaration.isOnlyOne else { throw Rejection(.sharedLocation, at: layoutLocation) }
    return result
  }

  /// A number as it is written: no expression stands there.
  private func layoutNumber(_ item: LayoutItem) throws(Rejection) -> Int {
    guard let value = item.value else {
      throw Rejection(.layoutValue(item.name.text), at: item.name.location)
    }
    switch value.kind {
    case .integer(let number), .unsignedInteger(let number):
      guard number < Self.drawBuffers else {
        throw Rejection(.outputLocation(limit: Self.drawBuffers), at: value.location)
      }
      return Int(number)
    default: throw Rejection(.layoutValue(item.name.text), at: value.location)
    }
  }

  /// `gl_MaxDrawBuffers` of 3.00.
  static let drawBuffers = 8
}

extension GLSLType {
  /// Component of a value or of an array's elements.
  var componentKindOfElements: ScalarKind? {
    if case .array(let element, _) = self { element.componentKind } else { componentKind }
  }
}

extension Checker {
  /// What stands on the left of an assignment: a variable that may be written, or a part of one.
  func checkWritable(_ target: CheckedExpression, at location: SourceLocation) throws(Rejection) {
    switch target.kind {
    case .variable(let id): try checkWritable(program[id], at: location)
    case .swizzle(let base, let components):
      guard Set(components).count == components.count else { throw Rejection(.repeatedComponents, at: location) }
      try checkWritable(base, at: location)
    case .index(let base, _), .field(let base, _): try checkWritable(base, at: location)
    case .constant: throw Rejection(.writeToConstant, at: location)
    default: throw Rejection(.notAnLValue, at: location)
    }
    if target.type.containsSampler { throw Rejection(.samplerAsValue, at: location) }
  }

  private func checkWritable(_ variable: Variable, at location: SourceLocation) throws(Rejection) {
    let kind: String
    switch variable.storage {
    case .plain, .output: return
    case .builtin(let builtin):
      if [.fragColor, .fragData, .fragDepth].contains(builtin) { return }
      kind = "an input"
    case .input: kind = "an input"
    case .uniform: kind = "a uniform"
    case .constant, .readOnly: kind = "read-only"
    }
    throw Rejection(.readOnly(variable.name, kind), at: location)
  }

  /// `a[i]`, an array of uniform blocks excepted.
  mutating func checkIndex(
    _ baseSyntax: SyntaxExpression, _ indexSyntax: SyntaxExpression, at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    let base = try checkExpression(baseSyntax)
    let (count, element): (Int, GLSLType)
    switch base.type {
    case .array(let type, let length): (count, element) = (length, type)
    case .vector(let kind, let length): (count, element) = (length, .scalar(kind))
    case .matrix(let columns, let rows): (count, element) = (columns, .vector(.float, rows))
    default: throw Rejection(.notIndexable(base.type.description), at: location)
    }
    let checked = try checkExpression(indexSyntax)
    let index = settled(checked, nil)
    try checkIndexValue(index, count: count)
    if index.constant == nil { try checkDynamicIndex(base, index) }
    let result = CheckedExpression(
      .index(base, index), type: element, precision: base.precision, location: location)
    return folded(result, operands: [base, index])
  }

  func checkIndexValue(_ index: CheckedExpression, count: Int) throws(Rejection) {
    guard index.type == .int || index.type == .uint else {
      throw Rejection(.indexType(index.type.description), at: index.location)
    }
    guard let word = index.constant?.words[0] else { return }
    let value = index.type == .int ? Int(Int32(bitPattern: word)) : Int(word)
    guard (0..<count).contains(value) else {
      throw Rejection(.indexOutOfRange(value, count: count), at: index.location)
    }
  }

  /// Samplers and outputs are reached by constants only in 3.00, and everything in WebGL 1 by loop indices.
  private func checkDynamicIndex(
    _ base: CheckedExpression, _ index: CheckedExpression
  ) throws(Rejection) {
    if version == .es300 {
      if base.type.containsSampler { throw Rejection(.dynamicIndex("a sampler"), at: index.location) }
      if case .variable(let id) = base.kind, case .output = program[id].storage, base.type.isArray {
        throw Rejection(.dynamicIndex("an output"), at: index.location)
      }
    }
    if isStrict, !isConstantIndex(index) { throw Rejection(.strictIndex, at: index.location) }
  }

  /// `v.xyz`, `s.field`, `block.member`.
  mutating func checkMember(
    _ baseSyntax: SyntaxExpression, _ name: String, at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression {
    if let member = try checkBlockMember(baseSyntax, name, at: location) { return member }
    let base = try checkExpression(baseSyntax)
    switch base.type {
    case .structure(let structure):
      guard let index = structure.fields.firstIndex(where: { $0.name == name }) else {
        throw Rejection(.noField(name, base.type.description), at: location)
      }
      let field = structure.fields[index]
      let result = CheckedExpression(
        .field(base, index), type: field.type, precision: field.precision, location: location)
      return folded(result, operands: [base])
    case .vector(let kind, let count):
      let components = try swizzle(name, of: count, base.type, at: location)
      let type: GLSLType = components.count == 1 ? .scalar(kind) : .vector(kind, components.count)
      let result = CheckedExpression(
        .swizzle(base, components), type: type, precision: base.precision, location: location)
      return folded(result, operands: [base])
    default: throw Rejection(.noField(name, base.type.description), at: location)
    }
  }

  private func swizzle(
    _ name: String, of count: Int, _ type: GLSLType, at location: SourceLocation
  ) throws(Rejection) -> [Int] {
    for set in ["xyzw", "rgba", "stpq"] {
      let letters = Array(set)
      let components = name.compactMap { letters.firstIndex(of: $0) }
      guard components.count == name.count else { continue }
      guard (1...4).contains(components.count) else { break }
      if let beyond = components.first(where: { $0 >= count }) {
        throw Rejection(.componentOutOfRange(String(letters[beyond]), type.description), at: location)
      }
      return components
    }
    throw Rejection(.swizzle(name), at: location)
  }

  private mutating func checkBlockMember(
    _ base: SyntaxExpression, _ name: String, at location: SourceLocation
  ) throws(Rejection) -> CheckedExpression? {
    var instance = base
    var indexSyntax: SyntaxExpression?
    if case .index(let array, let index) = base.kind { (instance, indexSyntax) = (array, index) }
    guard case .name(let blockName) = instance.kind, case .block(let block) = symbols.lookup(blockName) else {
      return nil
    }
    guard block.isArray == (indexSyntax != nil) else { throw Rejection(.blockAsValue(blockName), at: base.location) }
    var element = 0
    if let indexSyntax {
      let index = try checkExpression(indexSyntax)
      try checkIndexValue(index, count: block.elements.count)
      guard let value = index.constant else { throw Rejection(.dynamicIndex("a uniform block"), at: index.location) }
      element = Int(value.words[0])
    }
    guard let id = block.elements[element][name] else { throw Rejection(.noField(name, blockName), at: location) }
    return CheckedExpression(
      .variable(id), type: program[id].type, precision: program[id].precision, location: location)
  }
}

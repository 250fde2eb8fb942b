/// The built-in functions of fragment shaders (GLSL ES 1.00 and 3.00, 8): one table for checker, folding and lowering.
package enum BuiltinTable {
  static let rows = numericRows + vectorRows + textureRows

  /// What a call means, or why it means nothing.
  package enum Resolution: Equatable, Sendable {
    case overload(BuiltinOverload)
    case unknownFunction
    case needsExtension(ShaderExtension)
    /// There is such a function, but not for these arguments: nothing is converted implicitly.
    case noOverload(BuiltinFunction)
  }

  /// The overload that a call by name chooses, by exactly these types.
  package static func resolve(
    _ name: String, arguments: [GLSLType], in version: GLSLVersion, with extensions: Set<ShaderExtension>
  ) -> Resolution {
    guard let function = BuiltinFunction(rawValue: name), let row = row(of: function) else {
      return .unknownFunction
    }
    if let missing = row.availability.missingExtension(in: version, with: extensions) {
      return .needsExtension(missing)
    }
    guard row.availability.exists(in: version, with: extensions) else { return .unknownFunction }
    return overload(of: function, arguments: arguments, in: version).map(Resolution.overload)
      ?? .noOverload(function)
  }

  /// Whether a name is taken: 3.00 forbids to declare a function of that name; in 1.00 one at global scope hides it.
  package static func function(
    named name: String, in version: GLSLVersion, with extensions: Set<ShaderExtension>
  ) -> BuiltinFunction? {
    guard let function = BuiltinFunction(rawValue: name), let row = row(of: function),
      row.availability.exists(in: version, with: extensions)
    else { return nil }
    return function
  }

  /// The overload with exactly these parameters, whether or not its extension is enabled.
  package static func overload(
    of function: BuiltinFunction, arguments: [GLSLType], in version: GLSLVersion
  ) -> BuiltinOverload? {
    overloads(of: function, in: version).first { overload in
      overload.parameters.count == arguments.count
        && zip(overload.parameters, arguments).allSatisfy { $0.type == $1 }
    }
  }

  /// All overloads of a function in a version, as if every extension were enabled.
  package static func overloads(of function: BuiltinFunction, in version: GLSLVersion) -> [BuiltinOverload] {
    let table = version == .es100 ? expandedES100 : expandedES300
    return table[function] ?? []
  }

  private static let rowsByFunction = Dictionary(
    rows.map { ($0.function, $0) }, uniquingKeysWith: { first, _ in first })
  private static func row(of function: BuiltinFunction) -> BuiltinRow? { rowsByFunction[function] }

  private static let expandedES100 = expanded(in: .es100)
  private static let expandedES300 = expanded(in: .es300)

  private static func expanded(in version: GLSLVersion) -> [BuiltinFunction: [BuiltinOverload]] {
    let all = Set(ShaderExtension.allCases)
    var table: [BuiltinFunction: [BuiltinOverload]] = [:]
    for row in rows where row.availability.exists(in: version, with: all) {
      table[row.function] =
        row.signatures
        .filter { $0.availability.exists(in: version, with: all) }
        .flatMap { signature in
          signature.bindings(in: version).map { overload(row, signature, $0) }
        }
    }
    return table
  }

  private static func overload(
    _ row: BuiltinRow, _ signature: BuiltinSignature, _ binding: TypePattern.Binding
  ) -> BuiltinOverload {
    BuiltinOverload(
      function: row.function,
      parameters: signature.parameters.enumerated().map { index, pattern in
        .init(type: pattern.type(binding), direction: index == signature.output ? .out : .in)
      },
      result: signature.result.type(binding), precision: row.precision, isConstant: row.isConstant,
      offset: signature.offset, execution: signature.execution)
  }
}

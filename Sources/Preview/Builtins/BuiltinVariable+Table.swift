/// A built-in variable as a program sees it.
package struct BuiltinVariableEntry: Hashable, Sendable {
  /// As the program writes it: `gl_FragDepthEXT` in 1.00.
  package var name: String
  package var variable: BuiltinVariable
  package var type: GLSLType
  package var precision: Precision?
  package var isWritable: Bool
}

/// What a name that begins with `gl_` stands for.
package enum BuiltinVariableResolution: Hashable, Sendable {
  case variable(BuiltinVariableEntry)
  case unknown
  case needsExtension(ShaderExtension)
}

extension BuiltinVariable {
  /// The built-in variable of a name (GLSL ES 1.00, 7.2; 3.00, 7.2; EXT_frag_depth).
  package static func resolve(
    _ name: String, in version: GLSLVersion, with extensions: Set<ShaderExtension>
  ) -> BuiltinVariableResolution {
    for row in rows where row.name == name {
      if row.availability.exists(in: version, with: extensions) {
        return .variable(row.entry(in: version, with: extensions))
      }
      if let missing = row.availability.missingExtension(in: version, with: extensions) {
        return .needsExtension(missing)
      }
    }
    return .unknown
  }

  private struct Row: Sendable {
    var name: String
    var variable: BuiltinVariable
    var availability: BuiltinAvailability
    var type: GLSLType
    var precision: Precision?
    var isWritable: Bool

    func entry(in version: GLSLVersion, with extensions: Set<ShaderExtension>) -> BuiltinVariableEntry {
      var type = type
      if variable == .fragData {
        let buffers = BuiltinConstant.named("gl_MaxDrawBuffers", in: version, with: extensions)
        type = .array(type, count: Int(buffers?.value.words.first ?? 1))
      }
      return BuiltinVariableEntry(
        name: name, variable: variable, type: type, precision: precision, isWritable: isWritable)
    }
  }

  private static let rows: [Row] = [
    row("gl_FragCoord", .fragCoord, .es100, .vector(.float, 4), .mediump),
    row("gl_FragCoord", .fragCoord, .es300, .vector(.float, 4), .highp),
    row("gl_FrontFacing", .frontFacing, .always, .bool, nil),
    row("gl_PointCoord", .pointCoord, .always, .vector(.float, 2), .mediump),
    row("gl_FragColor", .fragColor, .es100, .vector(.float, 4), .mediump, isWritable: true),
    // An array of as many elements as there are draw buffers.
    row("gl_FragData", .fragData, .es100, .vector(.float, 4), .mediump, isWritable: true),
    row("gl_FragDepthEXT", .fragDepth, .es100Extension(.fragDepth), .float, .highp, isWritable: true),
    row("gl_FragDepth", .fragDepth, .es300, .float, .highp, isWritable: true),
  ]

  private static func row(
    _ name: String, _ variable: BuiltinVariable, _ availability: BuiltinAvailability, _ type: GLSLType,
    _ precision: Precision?, isWritable: Bool = false
  ) -> Row {
    Row(
      name: name, variable: variable, availability: availability, type: type, precision: precision,
      isWritable: isWritable)
  }
}

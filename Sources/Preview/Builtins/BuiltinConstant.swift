/// A name that the language gives a value: `gl_MaxDrawBuffers`, …, and `gl_DepthRange`.
package struct BuiltinConstant: Hashable, Sendable {
  package var name: String
  package var value: ConstantValue
  package var precision: Precision?
  /// False for `gl_DepthRange`, a uniform: its value is known here, but it is no constant expression.
  package var isConstantExpression: Bool

  /// The constant of a name, or nil (GLSL ES 1.00 and 3.00, 7.3 to 7.5).
  package static func named(
    _ name: String, in version: GLSLVersion, with extensions: Set<ShaderExtension>
  ) -> BuiltinConstant? {
    if name == "gl_DepthRange" { return depthRange }
    guard let limit = limits.first(where: { $0.name == name && $0.availability.exists(in: version, with: []) })
    else { return nil }
    var value = limit.value
    if name == "gl_MaxDrawBuffers", version == .es100, !extensions.contains(.drawBuffers) { value = 1 }
    return BuiltinConstant(
      name: name, value: ConstantValue(type: .int, words: [UInt32(bitPattern: value)]),
      precision: .mediump, isConstantExpression: true)
  }

  /// `gl_DepthRangeParameters`; its number is none that a declaration gets.
  package static let depthRangeParameters = StructureType(
    declaration: -1, name: "gl_DepthRangeParameters",
    fields: ["near", "far", "diff"].map { .init(name: $0, type: .float, precision: .highp) })

  private static let depthRange = BuiltinConstant(
    name: "gl_DepthRange",
    value: ConstantValue(
      type: .structure(depthRangeParameters), words: [Float(0), 1, 1].map(\.bitPattern)),
    precision: nil, isConstantExpression: false)

  private struct Limit: Sendable {
    var name: String
    var availability: BuiltinAvailability
    var value: Int32
  }

  // What a usual device of WebGL has.
  private static let limits: [Limit] = [
    Limit(name: "gl_MaxVertexAttribs", availability: .always, value: 16),
    Limit(name: "gl_MaxVertexUniformVectors", availability: .always, value: 1024),
    Limit(name: "gl_MaxVaryingVectors", availability: .es100, value: 15),
    Limit(name: "gl_MaxVertexOutputVectors", availability: .es300, value: 16),
    Limit(name: "gl_MaxFragmentInputVectors", availability: .es300, value: 15),
    Limit(name: "gl_MaxVertexTextureImageUnits", availability: .always, value: 16),
    Limit(name: "gl_MaxCombinedTextureImageUnits", availability: .always, value: 32),
    Limit(name: "gl_MaxTextureImageUnits", availability: .always, value: 16),
    Limit(name: "gl_MaxFragmentUniformVectors", availability: .always, value: 1024),
    Limit(name: "gl_MaxDrawBuffers", availability: .always, value: 8),
    Limit(
      name: "gl_MinProgramTexelOffset", availability: .es300, value: BuiltinOverload.offsetRange.lowerBound),
    Limit(
      name: "gl_MaxProgramTexelOffset", availability: .es300, value: BuiltinOverload.offsetRange.upperBound),
  ]

  package static let allNames = limits.map(\.name) + [depthRange.name]
}

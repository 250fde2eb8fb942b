/// Where something built in exists: in which version, and under which extension.
package enum BuiltinAvailability: Hashable, Sendable {
  case always
  case es100
  case es300
  /// In 3.00, and in 1.00 while the extension is enabled.
  case es300OrExtension(ShaderExtension)
  /// In 1.00 only, while the extension is enabled.
  case es100Extension(ShaderExtension)

  package func exists(in version: GLSLVersion, with extensions: Set<ShaderExtension>) -> Bool {
    switch (self, version) {
    case (.always, _), (.es100, .es100), (.es300, .es300), (.es300OrExtension, .es300): true
    case (.es300OrExtension(let needed), .es100), (.es100Extension(let needed), .es100):
      extensions.contains(needed)
    case (.es100, .es300), (.es300, .es100), (.es100Extension, .es300): false
    }
  }

  /// What would have to be enabled for it to exist; nil if it does, or if nothing helps.
  package func missingExtension(
    in version: GLSLVersion, with extensions: Set<ShaderExtension>
  ) -> ShaderExtension? {
    guard version == .es100 else { return nil }
    switch self {
    case .es300OrExtension(let needed), .es100Extension(let needed):
      return extensions.contains(needed) ? nil : needed
    case .always, .es100, .es300: return nil
    }
  }
}

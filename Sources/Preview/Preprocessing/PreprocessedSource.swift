/// A shader's tokens without directives, every macro replaced.
package struct PreprocessedSource: Sendable {
  package var version: GLSLVersion
  package var tokens: [Token]
  /// Extensions that the shader asked for; they hold for all of it, as nothing may precede them.
  package var extensions: [ShaderExtension: ExtensionBehavior]
}

/// What the preprocessor offers to a shader.
package struct PreprocessorOptions: Sendable {
  /// Extensions that GLSL ES 1.00 shaders may enable.
  package var extensions: Set<ShaderExtension>

  package init(extensions: Set<ShaderExtension> = Set(ShaderExtension.allCases)) {
    self.extensions = extensions
  }

  func extensions(in version: GLSLVersion) -> Set<ShaderExtension> {
    version == .es100 ? extensions : []
  }
}

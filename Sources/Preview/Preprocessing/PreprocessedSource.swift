/// A shader's tokens without directives, every macro replaced.
package struct PreprocessedSource: Sendable {
  package var version: GLSLVersion
  package var tokens: [Token]
  /// Extensions that the shader asked for; they hold for all of it, as nothing may precede them.
  package var extensions: [ShaderExtension: ExtensionBehavior]
}

/// Extensions of WebGL 1 that change the language; 3.00 contains them all. Raw values are their names.
public enum ShaderExtension: String, CaseIterable, Hashable, Sendable {
  case standardDerivatives = "GL_OES_standard_derivatives"
  case fragDepth = "GL_EXT_frag_depth"
  case shaderTextureLod = "GL_EXT_shader_texture_lod"
  case drawBuffers = "GL_EXT_draw_buffers"
}

/// What a shader wants of an extension (GLSL ES 1.00, 3.4).
public enum ExtensionBehavior: String, CaseIterable, Hashable, Sendable {
  case require, enable, warn, disable

  /// Whether the extension's names exist.
  public var isEnabled: Bool { self != .disable }
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

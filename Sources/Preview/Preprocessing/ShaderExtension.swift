/// Extensions of GLSL ES 1.00 that change what a fragment shader may say; 3.00 has all of it without them.
public enum ShaderExtension: String, Hashable, Sendable, CaseIterable {
  case standardDerivatives = "GL_OES_standard_derivatives"
  case fragDepth = "GL_EXT_frag_depth"
  case shaderTextureLod = "GL_EXT_shader_texture_lod"
  case drawBuffers = "GL_EXT_draw_buffers"
}

/// What an `#extension` directive asks for (GLSL ES 3.00, 3.4).
public enum ExtensionBehavior: String, Hashable, Sendable, CaseIterable {
  case require, enable, warn, disable

  /// Whether the extension's names exist.
  public var isEnabled: Bool { self != .disable }
}

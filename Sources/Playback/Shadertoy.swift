import Preview

/// The dialect of shadertoy.com: a fragment shader whose `mainImage` the host calls.
public enum Shadertoy {
  /// A whole shader of GLSL ES 3.00 around a Shadertoy image; nil for a text that is none.
  ///
  /// Lines keep their numbers.
  public static func complete(_ bytes: [UInt8]) -> [UInt8]? {
    let tokens = Lexer(bytes: bytes, file: "", version: .es300).tokensAndProblems()
    let names = Set(
      tokens.compactMap { token in
        if case .identifier(let name) = token.kind { name } else { nil }
      })
    guard names.contains("mainImage"), !names.contains("main"), !names.contains("version") else { return nil }
    return Array(opening.utf8) + bytes + Array(ending.utf8)
  }

  /// Uniforms of the host, <https://www.shadertoy.com/howto>.
  static let opening = """
    #version 300 es
    precision highp float;
    precision highp int;
    uniform vec3 iResolution;
    uniform float iTime;
    uniform float iTimeDelta;
    uniform float iFrameRate;
    uniform int iFrame;
    uniform vec4 iMouse;
    uniform vec4 iDate;
    uniform float iSampleRate;
    uniform float iChannelTime[4];
    uniform vec3 iChannelResolution[4];
    uniform highp sampler2D iChannel0;
    uniform highp sampler2D iChannel1;
    uniform highp sampler2D iChannel2;
    uniform highp sampler2D iChannel3;
    layout(location = 0) out vec4 fragColor_;
    #line 1

    """

  static let ending = """

    void main() {
      fragColor_ = vec4(0.0, 0.0, 0.0, 1.0);
      mainImage(fragColor_, gl_FragCoord.xy);
    }

    """
}

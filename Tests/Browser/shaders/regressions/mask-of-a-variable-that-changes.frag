#version 300 es
precision highp float;
uniform float u1;
uniform mat4x2 u2;
uniform uint u3;
uniform vec4 u4;
uniform float u5;
uniform sampler2D t6;
uniform sampler2D t7;
layout(location = 0) out vec3 o0;
layout(location = 1) out highp uvec4 o1;
ivec3 g8 = ivec3(8);
void main() {
  ivec2 v9 = ivec2(gl_FragCoord.xy);
  vec4 v10 = vec4(gl_FragCoord.xy, gl_FragCoord.yx * 0.25 - 1.0);
  bool v11 = fract(gl_FragCoord.x * 0.25) < 0.5;
  const mat3 v12 = mat3((-3.25));
  int v13 = int(gl_FragCoord.y);
  if (v11) {
    if (v11) {
      v11 = (floatBitsToInt(abs(u5) + 1.0) <= (int(gl_FragCoord.y) >> 17u));
      switch ((~v13) & 3) {
        default:
        {
        }
        {
        }
      }
    }
    v9 = (v9 & clamp(sign(v9), -46, 47));
  }
  o0.x += clamp(float(clamp(v9[v13 & 1], -63, 63)), -8.0, 8.0);
}

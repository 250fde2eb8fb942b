#version 300 es
// rule: GLSL ES 3.00, 7.3: minimum maxima
// expect: 1 1 1 1
precision highp float;
out vec4 color;
void main() {
  bool a = gl_MaxDrawBuffers >= 4 && gl_MaxTextureImageUnits >= 16;
  bool b = gl_MaxFragmentUniformVectors >= 224 && gl_MaxFragmentInputVectors >= 15;
  bool c = gl_MinProgramTexelOffset <= -8 && gl_MaxProgramTexelOffset >= 7;
  color = vec4(a, b, c, gl_MaxVertexAttribs >= 16);
}

#version 300 es
// rule: GLSL ES 3.00, 7.3: gl_MaxDrawBuffers is constant
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  gl_MaxDrawBuffers = 1;
}

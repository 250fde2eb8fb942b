#version 300 es
// rule: GLSL ES 3.00, 4.3.5: uniforms are read-only
// expect: error 8
precision highp float;
out vec4 color;
uniform vec4 a;
void main() {
  a.x = 1.0;
}

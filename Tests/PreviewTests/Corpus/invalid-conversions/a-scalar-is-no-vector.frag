#version 300 es
// rule: GLSL ES 3.00, 5.8: types match exactly
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  vec2 a = 1.0;
}

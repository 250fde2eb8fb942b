#version 300 es
// rule: GLSL ES 3.00, 5.9: ?: has one type
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a = true ? 1.0 : 2;
}

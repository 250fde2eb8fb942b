#version 300 es
// rule: GLSL ES 3.00, 5.7: indices are int or uint
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  vec2 v;
  v[true];
}

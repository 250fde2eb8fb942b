#version 300 es
// rule: GLSL ES 3.00, 5.7: constant indices are in range
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  vec2 v = vec2(1);
  float a = v[2];
}

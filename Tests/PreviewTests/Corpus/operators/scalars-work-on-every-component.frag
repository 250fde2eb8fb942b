#version 300 es
// rule: GLSL ES 3.00, 5.9: scalar and vector or matrix
// expect: 3 4 2 8
precision highp float;
out vec4 color;
void main() {
  vec2 v = 2.0 + vec2(1, 2);
  mat2 m = mat2(1, 2, 3, 4) * 2.0;
  color = vec4(v, m[0][0], m[1][1]);
}

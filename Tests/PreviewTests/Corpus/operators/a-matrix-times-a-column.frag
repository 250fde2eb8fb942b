#version 300 es
// rule: GLSL ES 3.00, 5.9: linear algebra
// expect: 7 10 5 11
precision highp float;
out vec4 color;
void main() {
  mat2 m = mat2(1, 2, 3, 4);
  color = vec4(m * vec2(1, 2), vec2(1, 2) * m);
}

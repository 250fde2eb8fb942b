#version 300 es
// rule: GLSL ES 3.00, 5.4.2: mat(scalar)
// expect: 5 0 0 5
precision highp float;
out vec4 color;
void main() {
  mat2 m = mat2(5);
  color = vec4(m[0], m[1]);
}

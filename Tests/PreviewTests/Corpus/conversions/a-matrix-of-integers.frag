#version 300 es
// rule: GLSL ES 3.00, 5.4.2: components are converted
// expect: 1 2 1 0
precision highp float;
out vec4 color;
void main() {
  mat2 m = mat2(1u, ivec2(2, true), false);
  color = vec4(m[0], m[1]);
}

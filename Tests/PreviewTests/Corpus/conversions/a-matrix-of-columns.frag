#version 300 es
// rule: GLSL ES 3.00, 5.4.2: columns first
// expect: 1 2 3 4
precision highp float;
out vec4 color;
void main() {
  mat2 m = mat2(vec2(1, 2), vec2(3, 4));
  color = vec4(m[0][0], m[0][1], m[1][0], m[1][1]);
}

#version 300 es
// rule: GLSL ES 3.00, 5.9: == compares all components
// expect: 1 0 1 0
precision highp float;
out vec4 color;
void main() {
  vec2 a = vec2(1, 2);
  mat2 m = mat2(1, 2, 3, 4);
  color = vec4(a == vec2(1, 2), a == vec2(1, 3), a != vec2(2, 2), m != mat2(1, 2, 3, 4));
}

#version 300 es
// rule: GLSL ES 3.00, 5.8: v *= m
// expect: 5 11 0 1
precision highp float;
out vec4 color;
void main() {
  vec2 v = vec2(1, 2);
  v *= mat2(1, 2, 3, 4);
  color = vec4(v, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 5.9: the right side of a shift is a vector if the left is
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  int a = 1;
  a << ivec2(1);
}

#version 300 es
// rule: GLSL ES 3.00, 3.6: a+++b is a++ + b
// expect: 3 2 2 1
precision highp float;
out vec4 color;
void main() {
  int a = 1, b = 2;
  int c = a+++b;
  color = vec4(c, a, b, 1);
}

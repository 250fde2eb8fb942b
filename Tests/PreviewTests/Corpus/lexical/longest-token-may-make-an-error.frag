#version 300 es
// rule: GLSL ES 3.00, 3.6: a+++++b is a++ ++ + b, and a++ is no l-value
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  int a = 1, b = 2;
  int c = a+++++b;
}

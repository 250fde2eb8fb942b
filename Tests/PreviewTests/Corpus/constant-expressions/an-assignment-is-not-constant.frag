#version 300 es
// rule: GLSL ES 3.00, 4.3.3: assignments are no constant expressions
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  int a;
  const int b = a = 2;
}

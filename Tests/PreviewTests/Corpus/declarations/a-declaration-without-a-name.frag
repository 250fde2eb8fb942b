#version 300 es
// rule: GLSL ES 3.00, 9: a type specifier may stand alone
// expect: accepted
precision highp float;
out vec4 color;
float;
void main() {
  int;
}

#version 300 es
// rule: GLSL ES 3.00, 4.1.3: a literal that needs more than 32 bits is an error
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  int a = 0x100000000;
}

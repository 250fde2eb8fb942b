#version 300 es
// rule: GLSL ES 3.00, 4.1.3: 0x needs hexadecimal digits
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  int a = 0xg;
}

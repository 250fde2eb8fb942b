#version 300 es
// rule: GLSL ES 3.00, 4.1.3: octal digits are 0 to 7
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  int a = 0778;
}

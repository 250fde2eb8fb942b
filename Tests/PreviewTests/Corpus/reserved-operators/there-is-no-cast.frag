#version 300 es
// rule: GLSL ES 3.00, 5.1: typecasts do not exist, constructors are used
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  int a = (int) 1.5;
}

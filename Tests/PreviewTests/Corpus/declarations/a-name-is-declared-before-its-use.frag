#version 300 es
// rule: GLSL ES 3.00, 4.2: scope starts behind the declarator
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a = b;
  float b = 1.0;
}

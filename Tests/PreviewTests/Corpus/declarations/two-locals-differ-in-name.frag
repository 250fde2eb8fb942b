#version 300 es
// rule: GLSL ES 3.00, 4.2.2: no redeclaration in a scope
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  float a = 1.0;
  int a = 1;
}

#version 300 es
// rule: GLSL ES 3.00, 6.1: void
// expect: error 8
precision highp float;
out vec4 color;
void f() {}
void main() {
  float a = f();
}

#version 300 es
// rule: GLSL ES 3.00, 6.1: declaration precedes use
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  f();
}
void f() {}

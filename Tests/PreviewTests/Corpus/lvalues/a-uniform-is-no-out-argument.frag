#version 300 es
// rule: GLSL ES 3.00, 6.1: out arguments
// expect: error 9
precision highp float;
out vec4 color;
uniform float u;
void f(out float a) { a = 1.0; }
void main() {
  f(u);
}

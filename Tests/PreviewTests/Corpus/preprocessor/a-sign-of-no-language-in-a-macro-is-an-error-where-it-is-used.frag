#version 300 es
// rule: GLSL ES 3.00, 3.1: \ is no character of the language but at the end of a line
// expect: error 8
precision highp float;
out vec4 color;
#define A 1.0 \ 2.0
void main() {
  color = vec4(A);
}

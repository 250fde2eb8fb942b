#version 300 es
// rule: GLSL ES 3.00, 3.4: a call has as many arguments as the macro has parameters
// expect: error 8
precision highp float;
out vec4 color;
#define ADD(a, b) ((a) + (b))
void main() {
  float x = ADD(1.0);
}

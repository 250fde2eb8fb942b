#version 300 es
// rule: GLSL ES 3.00, 3.4: a call has as many arguments as the macro has parameters
// expect: error 8
precision highp float;
out vec4 color;
#define ID(a) (a)
void main() {
  float x = ID(1.0, 2.0);
}

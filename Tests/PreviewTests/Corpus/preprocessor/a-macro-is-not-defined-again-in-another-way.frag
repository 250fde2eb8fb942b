#version 300 es
// rule: GLSL ES 3.00, 3.4: a differing redefinition is an error
// expect: error 7
precision highp float;
out vec4 color;
#define A 1.0
#define A 2.0
void main() {
  color = vec4(A);
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: a differing redefinition is an error
// expect: error 7
precision highp float;
out vec4 color;
#define A(x) x
#define A(y) y
void main() {
  color = vec4(A(1));
}

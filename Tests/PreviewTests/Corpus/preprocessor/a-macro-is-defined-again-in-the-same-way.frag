#version 300 es
// rule: GLSL ES 3.00, 3.4: an identical redefinition is no error
// expect: 1 0 0 1
precision highp float;
out vec4 color;
#define A 1.0
#define A 1.0
void main() {
  color = vec4(A, 0, 0, 1);
}

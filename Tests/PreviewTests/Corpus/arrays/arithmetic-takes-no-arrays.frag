#version 300 es
// rule: GLSL ES 3.00, 5.9: operators are for scalars, vectors, matrices
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  float a[2], b[2];
  a + b;
}

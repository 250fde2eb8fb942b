// rule: GLSL ES 1.00, 4.1: mat2x3 is unknown
// expect: error 5
precision highp float;
void main() {
  mat2x3 a;
}

// rule: GLSL ES 1.00, 5.8: arrays are no l-values
// expect: error 6
precision highp float;
void main() {
  float a[2], b[2];
  a = b;
}

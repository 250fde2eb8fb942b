// rule: GLSL ES 1.00, 5.9: no operators on arrays
// expect: error 6
precision highp float;
void main() {
  float a[2], b[2];
  bool c = a == b;
}

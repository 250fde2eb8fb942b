// rule: GLSL ES 1.00, 4.1.9: there are no methods
// expect: error 6
precision highp float;
void main() {
  float a[4];
  int n = a.length();
}

// rule: GLSL ES 1.00, 4.3.2: arrays cannot be initialised, thus not be constant
// expect: error 5
precision highp float;
void main() {
  const float a[2];
}

// rule: GLSL ES 1.00, 4.1.9: arrays cannot be initialised
// expect: error 5
precision highp float;
void main() {
  float a[2] = float[2](1.0, 2.0);
}

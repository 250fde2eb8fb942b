// rule: GLSL ES 1.00, 4.1.4: floating-point literals have no suffix
// expect: error 5
precision highp float;
void main() {
  float a = 1.0f;
}

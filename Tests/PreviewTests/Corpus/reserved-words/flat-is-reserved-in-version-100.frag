// rule: GLSL ES 1.00, 3.6: flat is reserved
// expect: error 5
precision highp float;
void main() {
  float flat = 1.0;
}

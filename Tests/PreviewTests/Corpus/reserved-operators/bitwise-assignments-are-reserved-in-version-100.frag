// rule: GLSL ES 1.00, 5.1: &=, |= and ^= are reserved
// expect: error 6
precision highp float;
void main() {
  int a = 1;
  a |= 2;
}

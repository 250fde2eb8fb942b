// rule: GLSL ES 1.00, 5.1: %= is reserved
// expect: error 6
precision highp float;
void main() {
  int a = 5;
  a %= 3;
}

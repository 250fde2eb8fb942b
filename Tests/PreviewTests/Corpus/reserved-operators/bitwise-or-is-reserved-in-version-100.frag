// rule: GLSL ES 1.00, 5.1: | is reserved
// expect: error 5
precision highp float;
void main() {
  int a = 1 | 2;
}

// rule: GLSL ES 1.00, 4.1.3: octal digits are 0 to 7
// expect: error 5
precision highp float;
void main() {
  int a = 019;
}

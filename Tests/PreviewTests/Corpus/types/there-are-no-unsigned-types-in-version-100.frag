// rule: GLSL ES 1.00, 4.1: uint is free, thus unknown
// expect: error 5
precision highp float;
void main() {
  uint a;
}

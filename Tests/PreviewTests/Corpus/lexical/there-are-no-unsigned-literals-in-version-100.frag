// rule: GLSL ES 1.00, 4.1.3: there is no suffix u
// expect: error 5
precision highp float;
void main() {
  int a = 1u;
}

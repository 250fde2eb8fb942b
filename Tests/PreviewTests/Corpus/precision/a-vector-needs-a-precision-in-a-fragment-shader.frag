// rule: GLSL ES 1.00, 4.5.3: there is no default precision of float
// expect: error 4
void main() {
  vec2 a;
}

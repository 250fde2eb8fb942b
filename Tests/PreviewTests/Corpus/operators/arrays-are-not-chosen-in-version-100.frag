// rule: GLSL ES 1.00, 5.9: ?: takes no arrays
// expect: error 7
// judges: glslang accepts: it does not check the choices
precision highp float;
void main() {
  float a[2], b[2];
  (true ? a : b)[0];
}

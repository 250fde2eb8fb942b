// rule: GLSL ES 1.00, 7.2: gl_FrontFacing is read-only
// expect: error 5
precision highp float;
void main() {
  gl_FrontFacing = true;
}

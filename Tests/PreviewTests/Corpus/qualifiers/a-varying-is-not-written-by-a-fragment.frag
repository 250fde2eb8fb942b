// rule: GLSL ES 1.00, 4.3.5: varyings are read-only in fragments
// expect: error 6
precision highp float;
varying float a;
void main() {
  a = 1.0;
}

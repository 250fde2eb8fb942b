// rule: GLSL ES 1.00, 5.8: structures that contain arrays are no l-values
// expect: error 7
precision highp float;
struct S { float a[2]; };
void main() {
  S s, t;
  s = t;
}

#version 300 es
// rule: GLSL ES 3.00, 4.8: order of qualification
// expect: 1 2 0 1
precision highp float;
out vec4 color;
struct S { mediump float a; lowp int b; };
highp float f(lowp float x) { return x; }
void main() {
  S s = S(1.0, 2);
  color = vec4(f(s.a), s.b, 0, 1);
}

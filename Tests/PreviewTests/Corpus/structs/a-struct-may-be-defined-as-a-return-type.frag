#version 300 es
// rule: GLSL ES 3.00, 9: fully_specified_type of a function header
// expect: 1 2 0 1
precision highp float;
out vec4 color;
struct S { float a; } f() { return S(1.0); }
void main() {
  color = vec4(f().a, S(2.0).a, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 4.1.8: field names
// expect: error 9
precision highp float;
out vec4 color;
struct S { float a; };
void main() {
  S s;
  s.b = 1.0;
}

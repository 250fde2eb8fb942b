#version 300 es
// rule: GLSL ES 3.00, 5.4: arguments are of basic types
// expect: error 8
precision highp float;
out vec4 color;
struct S { float a; };
void main() {
  float b = float(S(1.0));
}

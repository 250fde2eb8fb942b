#version 300 es
// rule: GLSL ES 3.00, 4.2.2: one name space
// expect: error 9
precision highp float;
out vec4 color;
struct S { float a; };
void main() {
  float S = 2.0;
  S b;
}

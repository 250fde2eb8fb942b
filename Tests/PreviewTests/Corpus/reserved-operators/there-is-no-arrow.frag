#version 300 es
// rule: GLSL ES 3.00, 5.1: -> is no operator
// expect: error 9
precision highp float;
out vec4 color;
struct S { float a; };
void main() {
  S s;
  float b = s->a;
}

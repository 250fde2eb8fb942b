#version 300 es
// rule: GLSL ES 3.00, 4.1.8: structures are known by name
// expect: error 9
precision highp float;
out vec4 color;
struct S { float a; };
struct T { float a; };
void main() {
  S s = T(1.0);
}

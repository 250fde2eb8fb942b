#version 300 es
// rule: GLSL ES 3.00, 4.1.8: fields have name spaces of their own
// expect: 1 2 3 1
precision highp float;
out vec4 color;
float x = 1.0;
struct S { float x; };
struct T { float x; S s; };
void main() {
  T t = T(2.0, S(3.0));
  color = vec4(x, t.x, t.s.x, 1);
}

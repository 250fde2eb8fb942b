#version 300 es
// rule: GLSL ES 3.00, 5.9: == and != of structures
// expect: 1 0 1 0
precision highp float;
out vec4 color;
struct T { int a[2]; };
struct S { vec2 v; T t; };
void main() {
  S a = S(vec2(1, 2), T(int[](3, 4))), b = a, c = a;
  c.t.a[1] = 5;
  color = vec4(a == b, a != b, a != c, a == c);
}

#version 300 es
// rule: GLSL ES 3.00, 4.1.8: members may be structures
// expect: 1 2 0 1
precision highp float;
out vec4 color;
struct T { float a; };
struct S { T t; T array[2]; };
void main() {
  S s;
  s.t = T(1.0);
  s.array[1].a = 2.0;
  color = vec4(s.t.a, s.array[1].a, 0, 1);
}

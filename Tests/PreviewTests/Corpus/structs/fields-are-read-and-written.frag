#version 300 es
// rule: GLSL ES 3.00, 4.1.8: structures
// expect: 1 2 3 4
precision highp float;
out vec4 color;
struct S { float a; vec3 b; };
void main() {
  S s;
  s.a = 1.0;
  s.b = vec3(2, 0, 0);
  s.b.yz = vec2(3, 4);
  color = vec4(s.a, s.b);
}

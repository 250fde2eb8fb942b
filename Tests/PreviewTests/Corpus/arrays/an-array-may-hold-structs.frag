#version 300 es
// rule: GLSL ES 3.00, 4.1.9: arrays of structures
// expect: 1 2 3 4
precision highp float;
out vec4 color;
struct S { float a; vec2 b; };
void main() {
  S s[2] = S[2](S(1.0, vec2(2)), S(3.0, vec2(4)));
  color = vec4(s[0].a, s[0].b.y, s[1].a, s[1].b.x);
}

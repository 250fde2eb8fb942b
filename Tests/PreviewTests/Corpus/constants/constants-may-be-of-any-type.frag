#version 300 es
// rule: GLSL ES 3.00, 4.3.2: const variables
// expect: 1 2 3 4
precision highp float;
out vec4 color;
struct S { float a; mat2 m; };
const S s = S(1.0, mat2(1, 2, 3, 4));
const int i = 3;
const bvec2 b = bvec2(true, false);
void main() {
  color = vec4(s.a, s.m[0][1], i, b.y ? 0.0 : s.m[1].y);
}

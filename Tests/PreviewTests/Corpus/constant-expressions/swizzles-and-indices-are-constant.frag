#version 300 es
// rule: GLSL ES 3.00, 4.3.3: fields and elements of constants
// expect: 2 3 4 1
precision highp float;
out vec4 color;
struct S { vec3 v; };
void main() {
  const S s = S(vec3(1, 2, 3));
  const float a = s.v.yx.x, b = s.v[2];
  float c[mat2(1, 2, 3, 4)[1][1] > 3.0 ? 4 : 5];
  color = vec4(a, b, c.length(), 1);
}

#version 300 es
// rule: GLSL ES 3.00, 4.3.3: operators of constants
// expect: 7 1 3 2
precision highp float;
out vec4 color;
void main() {
  const int a = 1 + 2 * 3;
  const bool b = a == 7 && !(a < 3);
  const int c = b ? 3 : 4;
  const int d = (a & 2) | (a >> 4);
  color = vec4(a, b, c, d);
}

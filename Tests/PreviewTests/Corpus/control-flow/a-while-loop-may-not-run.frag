#version 300 es
// rule: GLSL ES 3.00, 6.3: while
// expect: 0 4 0 1
// uniform: u = 4
precision highp float;
out vec4 color;
uniform int u;
void main() {
  int n = 0, m = 0;
  while (false) n++;
  while (m < u) m++;
  color = vec4(n, m, 0, 1);
}

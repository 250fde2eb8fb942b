#version 300 es
// rule: GLSL ES 3.00, 3.1: a backslash before a new-line joins the lines before comments are removed
// expect: 12 6 0 1
precision highp float;
out vec4 color;
#define SUM(a, b) \
  ((a) + \
   (b))
void main() {
  int x = \
  12;
  // this comment goes on \
  x = 99;
  color = vec4(x, SUM(2, 4), 0, 1);
}

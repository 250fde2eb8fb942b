#version 300 es
// rule: GLSL ES 3.00, 3.1: tabs and new-lines separate tokens
// expect: 1 2 0 1
precision highp float;
out vec4 color;
void main() {
  float	a	=	1.0;
  float

  b
  =
  2.0
  ;
  color = vec4(a, b, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: the line of #line is macro expanded
// expect: 50 0 0 1
precision highp float;
out vec4 color;
#define N 50
void main() {
#line N
  color = vec4(__LINE__, 0, 0, 1);
}

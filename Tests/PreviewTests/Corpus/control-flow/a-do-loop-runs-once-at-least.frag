#version 300 es
// rule: GLSL ES 3.00, 6.3: do
// expect: 1 0 0 1
precision highp float;
out vec4 color;
void main() {
  int n = 0;
  do n++; while (false);
  color = vec4(n, 0, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 6.3: for (;;)
// expect: 5 0 0 1
precision highp float;
out vec4 color;
void main() {
  int n = 0;
  for (;;) {
    if (++n == 5) break;
  }
  color = vec4(n, 0, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 6.4: continue
// expect: 3 0 0 1
precision highp float;
out vec4 color;
void main() {
  int n = 0;
  do {
    n++;
    continue;
  } while (n < 3);
  color = vec4(n, 0, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 6.4: continue
// expect: 4 5 0 1
precision highp float;
out vec4 color;
void main() {
  int n = 0, i;
  for (i = 0; i < 5; i++) {
    if (i == 2) continue;
    n++;
  }
  color = vec4(n, i, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 6.4: break
// expect: 6 3 0 1
precision highp float;
out vec4 color;
void main() {
  int n = 0, m = 0;
  for (int i = 0; i < 3; i++) {
    m++;
    for (int j = 0; j < 10; j++) {
      if (j == 2) break;
      n++;
    }
  }
  color = vec4(n, m, 0, 1);
}

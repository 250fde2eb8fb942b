#version 300 es
// rule: GLSL ES 3.00, 6.4: continue
// expect: 3 2 0 1
precision highp float;
out vec4 color;
void main() {
  int n = 0, m = 0;
  for (int i = 0; i < 3; i++) {
    n++;
    switch (i) {
      case 1: continue;
      default: break;
    }
    m++;
  }
  color = vec4(n, m, 0, 1);
}

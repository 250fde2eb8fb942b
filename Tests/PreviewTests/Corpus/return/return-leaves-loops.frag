#version 300 es
// rule: GLSL ES 3.00, 6.4: return
// expect: 2 0 0 1
precision highp float;
out vec4 color;
float f() {
  for (int i = 0; i < 9; i++)
    while (true) {
      if (i == 2) return float(i);
      break;
    }
  return 7.0;
}
void main() {
  color = vec4(f(), 0, 0, 1);
}

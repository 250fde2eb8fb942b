#version 300 es
// rule: GLSL ES 3.00, 5.8: a[i++] += x
// expect: 11 2 1 1
precision highp float;
out vec4 color;
void main() {
  float a[2] = float[](1.0, 2.0);
  int i = 0;
  a[i++] += 10.0;
  color = vec4(a[0], a[1], i, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 4.1.9: float[2] a
// expect: 1 2 2 1
precision highp float;
out vec4 color;
void main() {
  float[2] a = float[2](1.0, 2.0), b = a;
  color = vec4(a[0], b[1], b.length(), 1);
}

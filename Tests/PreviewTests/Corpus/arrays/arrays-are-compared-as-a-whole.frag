#version 300 es
// rule: GLSL ES 3.00, 5.9: == and != of arrays
// expect: 1 0 1 0
precision highp float;
out vec4 color;
void main() {
  float a[2] = float[2](1.0, 2.0), b[2] = float[](1.0, 2.0), c[2] = float[](1.0, 3.0);
  color = vec4(a == b, a != b, a != c, a == c);
}

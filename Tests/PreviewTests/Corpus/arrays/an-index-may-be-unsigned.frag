#version 300 es
// rule: GLSL ES 3.00, 5.7: indices are int or uint
// expect: 2 0 0 1
precision highp float;
out vec4 color;
void main() {
  float a[2] = float[](1.0, 2.0);
  uint i = 1u;
  color = vec4(a[i], 0, 0, 1);
}

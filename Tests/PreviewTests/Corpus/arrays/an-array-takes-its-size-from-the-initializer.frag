#version 300 es
// rule: GLSL ES 3.00, 4.1.9: unsized declarations
// expect: 3 6 0 1
precision highp float;
out vec4 color;
void main() {
  float a[] = float[](1.0, 2.0, 3.0);
  float[] b = float[3](4.0, 5.0, 6.0);
  color = vec4(a.length(), b[2], 0, 1);
}

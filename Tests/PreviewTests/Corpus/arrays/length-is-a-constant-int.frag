#version 300 es
// rule: GLSL ES 3.00, 4.1.9: length() is a constant expression
// expect: 4 8 0 1
precision highp float;
out vec4 color;
void main() {
  float a[4];
  float b[a.length() * 2];
  color = vec4(a.length(), b.length(), 0, 1);
}

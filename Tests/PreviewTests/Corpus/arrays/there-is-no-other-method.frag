#version 300 es
// rule: GLSL ES 3.00, 4.1.9: length is the only method
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  float a[4];
  int n = a.size();
}

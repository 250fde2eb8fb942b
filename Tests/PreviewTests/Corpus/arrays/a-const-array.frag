#version 300 es
// rule: GLSL ES 3.00, 4.3.2: arrays may be constant
// expect: 2 3 0 1
precision highp float;
out vec4 color;
const float a[3] = float[](1.0, 2.0, 3.0);
float b[int(a[2])];
void main() {
  color = vec4(a[1], b.length(), 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 3.8: two underscores in a row are reserved, yet no error
// expect: 1 0 0 1
// judges: chromium rejects: ANGLE reserves them by an error when it compiles for WebGL
precision highp float;
out vec4 color;
void main() {
  float a__b = 1.0;
  color = vec4(a__b, 0, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 5.8: l-values
// expect: error 9
// judges: chromium accepts: it folds the constant condition first
precision highp float;
out vec4 color;
void main() {
  float a, b;
  (true ? a : b) = 1.0;
}

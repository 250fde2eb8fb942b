#version 300 es
// rule: GLSL ES 3.00, 4.1.9: braces do not initialise
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a[2] = { 1.0, 2.0 };
}

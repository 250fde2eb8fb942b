#version 300 es
// rule: GLSL ES 3.00, 5.4.4: array constructors
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a[3] = float[3](1.0, 2.0);
}

#version 300 es
// rule: GLSL ES 3.00, 4.2.2: parameters and body are one scope
// expect: error 7
precision highp float;
out vec4 color;
float f(float a) {
  float a = 1.0;
  return a;
}
void main() {}

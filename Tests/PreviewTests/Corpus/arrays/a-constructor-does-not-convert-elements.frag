#version 300 es
// rule: GLSL ES 3.00, 5.4.4: arguments have the element's type
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a[2] = float[2](1, 2);
}

#version 300 es
// rule: GLSL ES 3.00, 3.8: a variable may hide a built-in function
// expect: 0.5 1 0 1
precision highp float;
out vec4 color;
void main() {
  float sin = 0.5, mix = 1.0;
  color = vec4(sin, mix, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 5.8: parentheses keep l-values
// expect: 2 0 0 1
precision highp float;
out vec4 color;
void main() {
  float a;
  (a) = 2.0;
  color = vec4(a, 0, 0, 1);
}

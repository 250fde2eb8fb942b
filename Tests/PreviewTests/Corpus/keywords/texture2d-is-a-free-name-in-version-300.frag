#version 300 es
// rule: GLSL ES 3.00, 3.7: the functions of 1.00 are gone
// expect: 2 0 0 1
precision highp float;
out vec4 color;
float texture2D(float x) { return 2.0 * x; }
void main() {
  color = vec4(texture2D(1.0), 0, 0, 1);
}

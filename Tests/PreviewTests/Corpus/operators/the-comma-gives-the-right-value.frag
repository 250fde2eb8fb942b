#version 300 es
// rule: GLSL ES 3.00, 5.9: sequences
// expect: 3 2 0 1
precision highp float;
out vec4 color;
void main() {
  float a = 1.0;
  float b = (a += 1.0, a + 1.0);
  color = vec4(b, a, 0, 1);
}

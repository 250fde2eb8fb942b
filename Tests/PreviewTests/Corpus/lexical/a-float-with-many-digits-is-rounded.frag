#version 300 es
// rule: GLSL ES 3.00, 4.1.4: any number of digits may be written
// expect: 0.33333334 1 123456.789 0
precision highp float;
out vec4 color;
void main() {
  color = vec4(0.33333333333333333333333333333333, 1.000000000000000000000000000000, 123456.7890123456789, 0.0000000000000000);
}

#version 300 es
// rule: GLSL ES 3.00, 4.1.4: the suffix f needs a point or an exponent
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a = 1f;
}

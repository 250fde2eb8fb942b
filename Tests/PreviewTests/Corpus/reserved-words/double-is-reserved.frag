#version 300 es
// rule: GLSL ES 3.00, 3.7: keywords reserved for the future cannot be used
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  double a;
}

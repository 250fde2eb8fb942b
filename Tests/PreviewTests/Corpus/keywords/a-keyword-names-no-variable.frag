#version 300 es
// rule: GLSL ES 3.00, 3.7: keywords cannot be used as identifiers
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float while = 1.0;
}

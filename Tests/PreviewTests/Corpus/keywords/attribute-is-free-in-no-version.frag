#version 300 es
// rule: GLSL ES 3.00, 3.7: attribute and varying are reserved in 3.00
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float varying = 1.0;
}

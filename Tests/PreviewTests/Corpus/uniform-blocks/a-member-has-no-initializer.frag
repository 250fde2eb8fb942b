#version 300 es
// rule: GLSL ES 3.00, 4.3.7: members are not initialised
// expect: error 7
precision highp float;
out vec4 color;
uniform B {
  float a = 1.0;
};
void main() {}

#version 300 es
// rule: GLSL ES 3.00, 4.3.7: members are not opaque
// expect: error 7
precision highp float;
out vec4 color;
uniform B {
  sampler2D s;
};
void main() {}

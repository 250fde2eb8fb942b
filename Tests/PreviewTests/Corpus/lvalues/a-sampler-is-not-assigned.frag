#version 300 es
// rule: GLSL ES 3.00, 4.1.7: samplers are no l-values
// expect: error 8
precision highp float;
out vec4 color;
uniform sampler2D a, b;
void main() {
  a = b;
}

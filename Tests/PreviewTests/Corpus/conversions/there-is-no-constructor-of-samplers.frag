#version 300 es
// rule: GLSL ES 3.00, 5.4: samplers are opaque
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  sampler2D(1);
}

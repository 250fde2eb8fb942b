#version 300 es
// rule: GLSL ES 3.00, 4.1.7: samplers are uniforms or parameters
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  sampler2D s;
}

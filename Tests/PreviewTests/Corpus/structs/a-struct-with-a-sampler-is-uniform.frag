#version 300 es
// rule: GLSL ES 3.00, 4.1.7: samplers are uniforms
// expect: error 8
precision highp float;
out vec4 color;
struct S { sampler2D s; };
void main() {
  S s;
}

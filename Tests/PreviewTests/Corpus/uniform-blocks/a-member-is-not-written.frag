#version 300 es
// rule: GLSL ES 3.00, 4.3.7: uniforms are read-only
// expect: error 8
precision highp float;
out vec4 color;
uniform B { float a; };
void main() {
  a = 1.0;
}

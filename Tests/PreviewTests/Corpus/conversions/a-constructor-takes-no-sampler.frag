#version 300 es
// rule: GLSL ES 3.00, 5.4: arguments are of basic types
// expect: error 8
precision highp float;
out vec4 color;
uniform sampler2D s;
void main() {
  float b = float(s);
}

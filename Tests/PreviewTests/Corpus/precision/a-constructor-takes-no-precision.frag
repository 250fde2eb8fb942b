#version 300 es
// rule: GLSL ES 3.00, 5.4: constructors are named by types
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a = highp float(1);
}

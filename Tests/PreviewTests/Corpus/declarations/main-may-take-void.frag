#version 300 es
// rule: GLSL ES 3.00, 6.1: a parameter list may be void
// expect: 1 1 1 1
precision highp float;
out vec4 color;
void main(void) {
  color = vec4(1);
}

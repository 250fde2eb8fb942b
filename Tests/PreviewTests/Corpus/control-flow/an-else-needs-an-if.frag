#version 300 es
// rule: GLSL ES 3.00, 9: the grammar
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  else {}
}

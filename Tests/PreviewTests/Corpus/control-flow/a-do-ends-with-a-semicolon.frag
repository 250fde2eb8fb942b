#version 300 es
// rule: GLSL ES 3.00, 9: the grammar
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  do {} while (false)
  color = vec4(1);
}

#version 300 es
// rule: GLSL ES 3.00, 5.9: operands have one type
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  bool a = 1 == 1u;
}

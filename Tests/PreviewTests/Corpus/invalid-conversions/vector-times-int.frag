#version 300 es
// rule: GLSL ES 3.00, 5.9: operands have one base type
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  vec2 a = vec2(1) * 2;
}

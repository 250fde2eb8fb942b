#version 300 es
// rule: GLSL ES 3.00, 4.5: precision is for floats, integers and samplers
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  highp bool a;
}

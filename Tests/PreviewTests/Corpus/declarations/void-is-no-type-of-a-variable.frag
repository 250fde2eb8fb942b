#version 300 es
// rule: GLSL ES 3.00, 4.1.1: variables of type void are an error
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  void a;
}

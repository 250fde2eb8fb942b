#version 300 es
// rule: GLSL ES 3.00, 5.4: void is no type of a value
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  void(1);
}

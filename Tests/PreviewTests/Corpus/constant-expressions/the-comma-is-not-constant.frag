#version 300 es
// rule: GLSL ES 3.00, 4.3.3: sequences are no constant expressions
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  const int a = (1, 2);
}

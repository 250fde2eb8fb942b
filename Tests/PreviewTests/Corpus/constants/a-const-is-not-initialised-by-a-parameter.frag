#version 300 es
// rule: GLSL ES 3.00, 4.3.3: const parameters are not constant expressions
// expect: error 7
precision highp float;
out vec4 color;
float f(const float a) {
  const float b = a;
  return b;
}
void main() {}

#version 300 es
// rule: GLSL ES 3.00, 4.3.2: initializers of constants are constant expressions
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  float a = 1.0;
  const float b = a;
}

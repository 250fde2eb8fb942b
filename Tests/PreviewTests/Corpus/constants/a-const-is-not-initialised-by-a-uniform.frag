#version 300 es
// rule: GLSL ES 3.00, 4.3.2: initializers of constants are constant expressions
// expect: error 8
precision highp float;
out vec4 color;
uniform float u;
void main() {
  const float a = u;
}

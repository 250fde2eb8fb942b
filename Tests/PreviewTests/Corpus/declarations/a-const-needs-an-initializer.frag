#version 300 es
// rule: GLSL ES 3.00, 4.3.2: const variables are initialised
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  const float a;
}

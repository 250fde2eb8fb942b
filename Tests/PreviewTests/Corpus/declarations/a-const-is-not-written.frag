#version 300 es
// rule: GLSL ES 3.00, 4.3.2: const variables are read-only
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  const float a = 1.0;
  a = 2.0;
}

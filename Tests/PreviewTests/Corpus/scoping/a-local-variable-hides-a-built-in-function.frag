#version 300 es
// rule: GLSL ES 3.00, 4.2.2: built-ins live in an outer scope
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  float sin = 1.0;
  float a = sin(1.0);
}

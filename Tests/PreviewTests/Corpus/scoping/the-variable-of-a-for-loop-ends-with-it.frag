#version 300 es
// rule: GLSL ES 3.00, 4.2.2: for loops
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  for (int i = 0; i < 1; i++) {}
  color = vec4(i);
}

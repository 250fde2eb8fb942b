#version 300 es
// rule: GLSL ES 3.00, 3.4: // inside a block comment has no meaning
// expect: 5 0 0 1
precision highp float;
out vec4 color;
void main() {
  float a = 1.0; /* // */ a = 5.0;
  color = vec4(a, 0, 0, 1);
}

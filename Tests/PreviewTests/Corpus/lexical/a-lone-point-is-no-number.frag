#version 300 es
// rule: GLSL ES 3.00, 4.1.4: a point needs digits on one side
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a = .;
}

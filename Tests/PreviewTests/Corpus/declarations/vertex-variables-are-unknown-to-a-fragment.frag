#version 300 es
// rule: GLSL ES 3.00, 7.1: gl_Position belongs to vertices
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  gl_Position = vec4(1);
}

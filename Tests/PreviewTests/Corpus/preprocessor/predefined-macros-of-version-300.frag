#version 300 es
// rule: GLSL ES 3.00, 3.4: __LINE__, __FILE__, __VERSION__ and GL_ES
// expect: 300 1 0 7
precision highp float;
out vec4 color;
void main() {
  color = vec4(__VERSION__, GL_ES, __FILE__, __LINE__);
}

#version 300 es
// rule: GLSL ES 3.00, 3.8: identifiers that start with gl_ are reserved
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float gl_mine = 1.0;
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: macro names prefixed with GL_ are reserved
// expect: error 6
precision highp float;
out vec4 color;
#define GL_MINE 1
void main() {
  color = vec4(1);
}

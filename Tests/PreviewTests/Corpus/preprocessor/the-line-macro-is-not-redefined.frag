#version 300 es
// rule: GLSL ES 3.00, 3.4: predefined macros are not defined
// expect: error 6
precision highp float;
out vec4 color;
#define __LINE__ 1
void main() {
  color = vec4(1);
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: predefined macros are not undefined
// expect: error 6
precision highp float;
out vec4 color;
#undef __VERSION__
void main() {
  color = vec4(1);
}

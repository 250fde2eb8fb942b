#version 300 es
// rule: GLSL ES 3.00, 3.8: identifiers that start with gl_ are reserved
// expect: error 6
precision highp float;
out vec4 color;
float f(float gl_x) {
  return 1.0;
}
void main() {
  color = vec4(1);
}

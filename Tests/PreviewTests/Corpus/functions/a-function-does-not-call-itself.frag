#version 300 es
// rule: GLSL ES 3.00, 6.1: recursion
// expect: error 8
// judges: glslang accepts: it looks for recursion when it links
precision highp float;
out vec4 color;
float f(float a) {
  return f(a - 1.0);
}
void main() {
  color = vec4(f(1.0));
}

#version 300 es
// rule: GLSL ES 3.00, 6.1: recursion
// expect: error 9
// judges: glslang accepts: it looks for recursion when it links
precision highp float;
out vec4 color;
float g(float a);
float f(float a) {
  return g(a);
}
float g(float a) {
  return f(a);
}
void main() {
  color = vec4(f(1.0));
}

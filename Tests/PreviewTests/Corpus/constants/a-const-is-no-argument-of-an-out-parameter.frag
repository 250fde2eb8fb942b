#version 300 es
// rule: GLSL ES 3.00, 6.1: arguments of out parameters are l-values
// expect: error 9
precision highp float;
out vec4 color;
void f(out float a) { a = 1.0; }
void main() {
  const float a = 1.0;
  f(a);
}

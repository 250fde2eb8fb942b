#version 300 es
// rule: GLSL ES 3.00, 6.1.1: call by value
// expect: 2 1 0 1
precision highp float;
out vec4 color;
float f(float a) { a += 1.0; return a; }
void main() {
  float a = 1.0;
  color = vec4(f(a), a, 0, 1);
}

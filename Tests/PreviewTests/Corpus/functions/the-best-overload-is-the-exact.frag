#version 300 es
// rule: GLSL ES 3.00, 6.1: overloads
// expect: 1 2 3 4
precision highp float;
out vec4 color;
float f(float a) { return 1.0; }
float f(int a) { return 2.0; }
float f(vec2 a) { return 3.0; }
float f(float a, float b) { return 4.0; }
void main() {
  color = vec4(f(0.0), f(0), f(vec2(0)), f(0.0, 0.0));
}

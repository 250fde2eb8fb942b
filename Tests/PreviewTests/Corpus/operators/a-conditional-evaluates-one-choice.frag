#version 300 es
// rule: GLSL ES 3.00, 5.9: ?:
// expect: 1 10 5 1
// uniform: yes = true
precision highp float;
out vec4 color;
float n = 0.0;
float f(float x) { n += x; return x; }
uniform bool yes;
void main() {
  float a = yes ? f(1.0) : f(10.0);
  float first = n;
  n = 0.0;
  float b = yes ? !yes ? 4.0 : 5.0 : 6.0;
  color = vec4(first, !yes ? f(1.0) : f(10.0), b, a);
}

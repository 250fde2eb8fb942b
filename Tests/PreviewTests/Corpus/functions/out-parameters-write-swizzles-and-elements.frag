#version 300 es
// rule: GLSL ES 3.00, 6.1.1: any l-value is an out argument
// expect: 2 7 1 8
precision highp float;
out vec4 color;
void f(out vec2 a, out float b) { a = vec2(1, 2); b = 8.0; }
void main() {
  vec4 v = vec4(0, 7, 0, 0);
  float a[2];
  f(v.zx, a[1]);
  color = vec4(v.xyz, a[1]);
}

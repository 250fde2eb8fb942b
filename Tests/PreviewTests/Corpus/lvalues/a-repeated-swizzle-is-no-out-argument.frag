#version 300 es
// rule: GLSL ES 3.00, 5.5: repeated components make no l-value
// expect: error 9
precision highp float;
out vec4 color;
void f(out vec2 a) { a = vec2(1); }
void main() {
  vec4 v;
  f(v.xx);
}

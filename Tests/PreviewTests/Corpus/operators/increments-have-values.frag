#version 300 es
// rule: GLSL ES 3.00, 5.9: ++ and -- before and behind
// expect: 1 3 3 1
precision highp float;
out vec4 color;
void main() {
  int a = 1;
  int b = a++, c = ++a, d = a--, e = --a;
  color = vec4(b, c, d, e);
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: no parenthesis, no call of the macro
// expect: 4 2 0 1
precision highp float;
out vec4 color;
#define twice(x) (2 * (x))
void main() {
  int twice = 4;
  color = vec4(twice, twice(1), 0, 1);
}

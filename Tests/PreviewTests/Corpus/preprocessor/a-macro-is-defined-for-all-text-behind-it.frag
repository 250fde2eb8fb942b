#version 300 es
// rule: GLSL ES 3.00, 3.4: macros know no scopes
// expect: 5 0 0 1
precision highp float;
out vec4 color;
void f() {
#define FIVE 5.0
}
void main() {
  color = vec4(FIVE, 0, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: #undef
// expect: error 9
precision highp float;
out vec4 color;
#define A 1.0
#undef A
void main() {
  color = vec4(A);
}

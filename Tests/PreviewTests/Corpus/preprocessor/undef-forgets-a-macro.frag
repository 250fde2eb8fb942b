#version 300 es
// rule: GLSL ES 3.00, 3.4: #undef
// expect: 2 0 0 1
precision highp float;
out vec4 color;
#define A 1.0
#undef A
#define A 2.0
#undef NEVER_DEFINED
void main() {
  color = vec4(A, 0, 0, 1);
}

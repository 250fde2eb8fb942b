#version 300 es
// rule: GLSL ES 3.00, 3.4: macros are defined again with the same tokens, spelled the same
// expect: error 7
precision highp float;
out vec4 color;
#define A (1 + 2)
#define A (0x1 + 2)
void main() {
  color = vec4(0);
}

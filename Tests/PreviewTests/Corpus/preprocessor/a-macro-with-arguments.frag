#version 300 es
// rule: GLSL ES 3.00, 3.4: #define of a function-like macro
// expect: 6 5 9 1
precision highp float;
out vec4 color;
#define MUL(a, b) a * b
#define ADD(a, b) ((a) + (b))
void main() {
  color = vec4(MUL(2, 3), MUL(2, 1 + 3), ADD(MUL(2, 2), ADD(2, 3)), 1);
}

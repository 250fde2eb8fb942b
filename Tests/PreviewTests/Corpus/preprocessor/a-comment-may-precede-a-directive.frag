#version 300 es
// rule: GLSL ES 3.00, 3.4: comments are white space
// expect: 2 0 0 1
precision highp float;
out vec4 color;
/* comment */ #define A /* one
two */ 2.0
void main() {
  color = vec4(A, 0, 0, 1);
}

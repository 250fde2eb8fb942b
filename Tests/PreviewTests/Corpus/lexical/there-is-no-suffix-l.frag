#version 300 es
// rule: GLSL ES 3.00, 4.1.3: u and U are the only suffixes of integers
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  int a = 1L;
}

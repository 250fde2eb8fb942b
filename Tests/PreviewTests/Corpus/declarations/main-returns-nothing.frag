#version 300 es
// rule: GLSL ES 3.00, 6.1: main returns void
// expect: error 6
precision highp float;
out vec4 color;
int main() {
  return 1;
}

#version 300 es
// rule: GLSL ES 3.00, 5.9: ++ needs an l-value
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  int a = 1++;
}

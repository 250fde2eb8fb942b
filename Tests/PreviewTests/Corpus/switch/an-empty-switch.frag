#version 300 es
// rule: GLSL ES 3.00, 6.2: a switch may be empty
// expect: 1 0 0 1
precision highp float;
out vec4 color;
void main() {
  int a = 0;
  switch (a++) {}
  color = vec4(a, 0, 0, 1);
}

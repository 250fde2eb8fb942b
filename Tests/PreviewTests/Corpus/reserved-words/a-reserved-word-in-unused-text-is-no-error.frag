#version 300 es
// rule: GLSL ES 3.00, 3.4: skipped groups hold any tokens
// expect: 1 1 1 1
precision highp float;
out vec4 color;
#if 0
double goto;
#endif
void main() {
  color = vec4(1);
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: keywords may be macro names
// expect: 2 0 0 1
precision highp float;
out vec4 color;
#define float int
void main() {
  float a = 5 / 2;
#undef float
  color = vec4(a, 0, 0, 1);
}

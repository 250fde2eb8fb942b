#version 300 es
// rule: GLSL ES 3.00, 3.4: macro names may be any identifier
// expect: 7 0 0 1
precision highp float;
out vec4 color;
#define half 7
void main() {
  color = vec4(half, 0, 0, 1);
}

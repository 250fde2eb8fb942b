#version 300 es
// rule: GLSL ES 3.00, 3.4: arguments are fully expanded
// expect: 16 0 0 1
precision highp float;
out vec4 color;
#define SQ(x) ((x) * (x))
void main() {
  color = vec4(SQ(SQ(2)), 0, 0, 1);
}

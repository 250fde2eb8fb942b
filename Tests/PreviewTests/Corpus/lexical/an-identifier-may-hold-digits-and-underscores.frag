#version 300 es
// rule: GLSL ES 3.00, 3.8: letters, digits and underscores
// expect: 1 2 3 4
precision highp float;
out vec4 color;
void main() {
  float _a = 1.0, b_2 = 2.0, _3c = 3.0, d4_ = 4.0;
  color = vec4(_a, b_2, _3c, d4_);
}

#version 300 es
// rule: GLSL ES 3.00, 3.7: names that differ from keywords by case are free
// expect: 1 2 3 4
precision highp float;
out vec4 color;
void main() {
  float While = 1.0, FLOAT = 2.0, Vec4 = 3.0, True = 4.0;
  color = vec4(While, FLOAT, Vec4, True);
}

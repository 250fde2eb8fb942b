#version 300 es
// rule: GLSL ES 3.00, 5.9: &, | and ^
// expect: 8 14 -13 5
// uniform: v = [12, 10]
precision highp float;
out ivec4 value;
uniform ivec2 v;
void main() {
  value = ivec4(v.x & v.y, v.x | v.y, ~v.x, (v ^ 15).y);
}

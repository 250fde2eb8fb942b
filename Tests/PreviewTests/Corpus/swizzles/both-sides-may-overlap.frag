#version 300 es
// rule: GLSL ES 3.00, 5.8: the value is taken before it is stored
// expect: 2 1 4 3
precision highp float;
out vec4 color;
void main() {
  vec4 v = vec4(1, 2, 3, 4);
  v.xyzw = v.yxwz;
  color = v;
}

#version 300 es
// rule: GLSL ES 3.00, 5.5: l-values nest
// expect: 1 0 7 1
precision highp float;
out vec4 color;
void main() {
  vec4 v = vec4(1, 0, 0, 1);
  v.xyzw.zw.x = 7.0;
  color = v;
}

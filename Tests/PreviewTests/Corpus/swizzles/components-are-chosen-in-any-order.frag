#version 300 es
// rule: GLSL ES 3.00, 5.5: xyzw, rgba, stpq
// expect: 4 2 3 1
precision highp float;
out vec4 color;
void main() {
  vec4 v = vec4(1, 2, 3, 4);
  color = vec4(v.wzyx.x, v.gbra.r, v.stpq.p, v.rrrr.a);
}

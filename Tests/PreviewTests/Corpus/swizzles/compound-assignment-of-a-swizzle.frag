#version 300 es
// rule: GLSL ES 3.00, 5.5: l-values
// expect: 3 2 4 4
precision highp float;
out vec4 color;
void main() {
  vec4 v = vec4(1, 2, 3, 4);
  v.zx += vec2(1, 2);
  color = v;
}

#version 300 es
// rule: GLSL ES 3.00, 5.5: l-values
// expect: 3 1 2 4
precision highp float;
out vec4 color;
void main() {
  vec4 v = vec4(0, 0, 0, 4);
  v.yzx = vec3(1, 2, 3);
  color = v;
}

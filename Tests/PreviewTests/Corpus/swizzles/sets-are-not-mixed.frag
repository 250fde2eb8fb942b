#version 300 es
// rule: GLSL ES 3.00, 5.5: one set of names
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  vec4 v = vec4(1);
  vec2 a = v.xg;
}

#version 300 es
// rule: GLSL ES 3.00, 5.5: repeated components make no l-value
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  vec2 v;
  v.xx = vec2(1);
}

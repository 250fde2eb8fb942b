#version 300 es
// rule: GLSL ES 3.00, 6.4: discard
// expect: 1 2 3 4
precision highp float;
out vec4 color;
void main() {
  color = vec4(1, 2, 3, 4);
  if (color.x > 5.0) discard;
}

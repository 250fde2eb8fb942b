#version 300 es
// rule: GLSL ES 3.00, 5.4.2: components are taken in order
// expect: 1 2 3 1
precision highp float;
out vec4 color;
void main() {
  color = vec4(1, ivec2(2, 3), true);
}

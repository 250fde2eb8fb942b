#version 300 es
// rule: GLSL ES 3.00, 3.1: inside comments any byte but 0 is allowed
// expect: 1 1 1 1
precision highp float;
out vec4 color;
void main() {
  // naïve: 日本
  color = vec4(1); /* ✓ */
}

#version 300 es
// rule: GLSL ES 3.00, 4.3.6: outputs are variables
// expect: 1 3 0 1
precision highp float;
out vec4 color;
void main() {
  color = vec4(1, 1, 0, 1);
  color.y += color.x * 2.0;
}

#version 300 es
// rule: GLSL ES 3.00, 6.4: return
// expect: 1 1 1 1
precision highp float;
out vec4 color;
void main() {
  color = vec4(1);
  if (true) return;
  color = vec4(0);
}

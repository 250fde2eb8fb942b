#version 300 es
// rule: GLSL ES 3.00, 4.8: order of qualification
// expect: 1 0 0 1
precision highp float;
out vec4 color;
void main() {
  const highp float a = 1.0;
  color = vec4(a, 0, 0, 1);
}

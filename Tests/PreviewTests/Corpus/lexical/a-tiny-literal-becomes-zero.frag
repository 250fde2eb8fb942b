#version 300 es
// rule: GLSL ES 3.00, 4.1.4: a value too small for float is zero
// expect: 0 1 0 1
precision highp float;
out vec4 color;
void main() {
  color = vec4(1e-60, 1.0 + 1e-60, 0.0e0, 1);
}

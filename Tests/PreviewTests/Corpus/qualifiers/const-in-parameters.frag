#version 300 es
// rule: GLSL ES 3.00, 4.8: parameters: const, direction, precision
// expect: 3 0 0 1
precision highp float;
out vec4 color;
float f(const in highp float a, const float b) { return a + b; }
void main() {
  color = vec4(f(1.0, 2.0), 0, 0, 1);
}

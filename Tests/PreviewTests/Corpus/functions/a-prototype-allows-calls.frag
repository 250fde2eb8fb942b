#version 300 es
// rule: GLSL ES 3.00, 6.1: prototypes
// expect: 3 0 0 1
precision highp float;
out vec4 color;
float f(float);
void main() {
  color = vec4(f(1.0), 0, 0, 1);
}
float f(float a) { return a + 2.0; }

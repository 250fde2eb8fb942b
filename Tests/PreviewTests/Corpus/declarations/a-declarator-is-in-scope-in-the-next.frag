#version 300 es
// rule: GLSL ES 3.00, 4.2.2: a variable is in scope behind its initializer
// expect: 1 2 0 1
precision highp float;
out vec4 color;
void main() {
  float a = 1.0, b = a + 1.0;
  color = vec4(a, b, 0, 1);
}

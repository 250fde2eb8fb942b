#version 300 es
// rule: GLSL ES 3.00, 4.3: global initializers are constant expressions
// expect: 3 4 0 1
precision highp float;
out vec4 color;
const float a = 1.0;
float b = a + 2.0, c = max(a, 4.0);
void main() {
  color = vec4(b, c, 0, 1);
}

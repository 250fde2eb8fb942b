#version 300 es
// rule: GLSL ES 3.00, 4.3.3: built-in functions of constants
// expect: 5 3 2 1
precision highp float;
out vec4 color;
void main() {
  const float a = max(2.0, 5.0);
  float b[int(sqrt(9.0))];
  float c[int(dot(vec2(1), vec2(1)))];
  color = vec4(a, b.length(), c.length(), 1);
}

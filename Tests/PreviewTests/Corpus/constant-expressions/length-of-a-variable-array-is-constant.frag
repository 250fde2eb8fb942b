#version 300 es
// rule: GLSL ES 3.00, 4.3.3: length()
// expect: 3 0 0 1
precision highp float;
out vec4 color;
uniform float u[3];
void main() {
  const int n = u.length();
  color = vec4(n, 0, 0, 1);
}

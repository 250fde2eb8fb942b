#version 300 es
// rule: GLSL ES 3.00, 4.2.2: a simple statement is a scope
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  if (true) float a = 1.0;
  color = vec4(a);
}

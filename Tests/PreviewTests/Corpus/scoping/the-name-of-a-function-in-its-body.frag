#version 300 es
// rule: GLSL ES 3.00, 4.2.2: a local variable hides the function it is in
// expect: 6 0 0 1
precision highp float;
out vec4 color;
float f() {
  float f = 6.0;
  return f;
}
void main() {
  color = vec4(f(), 0, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 4.2.2: nested scopes
// expect: 3 1 0 1
precision highp float;
out vec4 color;
float f(float a) {
  { float a = 3.0; color.x = a; }
  return a;
}
void main() {
  color = vec4(0, 0, 0, 1);
  color.y = f(1.0);
}

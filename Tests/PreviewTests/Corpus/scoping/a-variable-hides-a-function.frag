#version 300 es
// rule: GLSL ES 3.00, 4.2.2: one name space
// expect: error 9
precision highp float;
out vec4 color;
float f() { return 1.0; }
void main() {
  float f = 2.0;
  float a = f();
}

#version 300 es
// rule: GLSL ES 3.00, 4.3.3: functions of the user are not constant
// expect: error 8
precision highp float;
out vec4 color;
float f() { return 1.0; }
void main() {
  const float a = f();
}

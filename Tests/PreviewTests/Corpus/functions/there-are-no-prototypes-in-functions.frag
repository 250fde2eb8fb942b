#version 300 es
// rule: GLSL ES 3.00, 6.1: functions are declared at global scope
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float f();
}

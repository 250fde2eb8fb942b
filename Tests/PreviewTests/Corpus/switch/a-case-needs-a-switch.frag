#version 300 es
// rule: GLSL ES 3.00, 6.2: labels are in switches
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  case 1:
}

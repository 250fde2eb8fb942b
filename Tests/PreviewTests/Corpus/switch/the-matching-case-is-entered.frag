#version 300 es
// rule: GLSL ES 3.00, 6.2: switch
// expect: 2 0 0 1
// uniform: two = 2
precision highp float;
out vec4 color;
uniform int two;
void main() {
  float a = 0.0;
  switch (two) {
    case 1: a = 1.0; break;
    case 2: a = 2.0; break;
    default: a = 3.0;
  }
  color = vec4(a, 0, 0, 1);
}

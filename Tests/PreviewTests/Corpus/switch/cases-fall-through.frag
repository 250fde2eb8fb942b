#version 300 es
// rule: GLSL ES 3.00, 6.2: switch
// expect: 6 0 0 1
precision highp float;
out vec4 color;
void main() {
  float a = 0.0;
  switch (2) {
    case 1: a += 1.0;
    case 2: a += 2.0;
    default: a += 4.0;
  }
  color = vec4(a, 0, 0, 1);
}

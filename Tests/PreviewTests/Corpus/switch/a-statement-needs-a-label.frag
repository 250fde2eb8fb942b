#version 300 es
// rule: GLSL ES 3.00, 6.2: no statement before the first label
// expect: error 9
precision highp float;
out vec4 color;
void main() {
  float a;
  switch (1) {
    a = 1.0;
    case 1: break;
  }
}

#version 300 es
// rule: GLSL ES 3.00, 6.2: labels are constant expressions
// expect: error 9
precision highp float;
out vec4 color;
void main() {
  int a = 1;
  switch (1) {
    case a: break;
  }
}

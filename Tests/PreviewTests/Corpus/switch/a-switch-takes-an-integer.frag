#version 300 es
// rule: GLSL ES 3.00, 6.2: the expression is a scalar integer
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  switch (1.0) {
    default: break;
  }
}

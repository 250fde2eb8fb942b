#version 300 es
// rule: GLSL ES 3.00, 4.3: outputs are global
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  out float a;
}

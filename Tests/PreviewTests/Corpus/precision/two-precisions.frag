#version 300 es
// rule: GLSL ES 3.00, 4.8: one precision qualifier
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  highp lowp float a;
}

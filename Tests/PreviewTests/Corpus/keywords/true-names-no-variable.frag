#version 300 es
// rule: GLSL ES 3.00, 3.7: true and false are keywords
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  bool true = false;
}

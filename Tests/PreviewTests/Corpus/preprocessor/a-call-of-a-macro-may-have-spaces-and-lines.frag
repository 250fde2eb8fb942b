#version 300 es
// rule: GLSL ES 3.00, 3.4: white space may stand before the parenthesis of a call
// expect: 5 0 0 1
precision highp float;
out vec4 color;
#define ADD(a, b) ((a) + (b))
void main() {
  float x = ADD (2.0,
    3.0
  );
  color = vec4(x, 0, 0, 1);
}

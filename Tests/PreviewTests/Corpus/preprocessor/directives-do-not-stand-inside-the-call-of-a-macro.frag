#version 300 es
// rule: GLSL ES 3.00, 3.4: a function-like call over several lines
// expect: 3 0 0 1
precision highp float;
out vec4 color;
#define ADD(a, b) (a + b)
void main() {
  float x = ADD(1.0, // first
    2.0 /* second */);
  color = vec4(x, 0, 0, 1);
}

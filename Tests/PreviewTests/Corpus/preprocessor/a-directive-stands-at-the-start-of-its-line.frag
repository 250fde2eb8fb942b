#version 300 es
// rule: GLSL ES 3.00, 3.4: only white space precedes a #
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a; #define A 2.0
}

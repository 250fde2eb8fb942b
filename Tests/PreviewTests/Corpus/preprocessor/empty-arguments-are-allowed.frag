#version 300 es
// rule: GLSL ES 3.00, 3.4: an argument may be empty
// expect: -2 2 0 1
precision highp float;
out vec4 color;
#define NEG(sign, x) (sign x)
void main() {
  color = vec4(NEG(-, 2.0), NEG(, 2.0), 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 5.9: the condition is a bool
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  vec2 a = bvec2(true) ? vec2(1) : vec2(2);
}

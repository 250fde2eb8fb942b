#version 300 es
// rule: GLSL ES 3.00, 5.9: ! is for scalars
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  bvec2 a = !bvec2(true);
}

#version 300 es
// rule: GLSL ES 3.00, 5.4.1: scalar constructors of vectors
// expect: 1 4 1 9
precision highp float;
out vec4 color;
void main() {
  color = vec4(float(vec3(1, 2, 3)), int(vec2(4.5, 1)), bool(ivec2(1, 0)), float(mat2(9)));
}

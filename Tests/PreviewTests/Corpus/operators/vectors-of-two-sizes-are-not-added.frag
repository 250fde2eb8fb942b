#version 300 es
// rule: GLSL ES 3.00, 5.9: componentwise operators need one size
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  vec2(1) + vec3(1);
}

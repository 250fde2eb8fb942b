#version 300 es
// rule: GLSL ES 3.00, 5.4.2: vec(scalar)
// expect: 2 2 3 3
precision highp float;
out vec4 color;
void main() {
  color = vec4(vec2(2), ivec2(3.7));
}

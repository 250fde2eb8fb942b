#version 300 es
// rule: GLSL ES 3.00, 4.3.3: texture look-ups are not constant
// expect: error 8
precision highp float;
out vec4 color;
uniform sampler2D s;
void main() {
  const vec4 a = texture(s, vec2(0));
}

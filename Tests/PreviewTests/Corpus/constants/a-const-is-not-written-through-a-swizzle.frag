#version 300 es
// rule: GLSL ES 3.00, 4.3.2: constants are read-only
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  const vec4 a = vec4(1);
  a.xy = vec2(2);
}

#version 300 es
// rule: GLSL ES 3.00, 4.3.7: a block without an instance
// expect: accepted
precision highp float;
out vec4 color;
uniform B { float a; mat3 m; vec2 v[3]; };
void main() {
  color = vec4(a, m[0][0], v[1]);
}

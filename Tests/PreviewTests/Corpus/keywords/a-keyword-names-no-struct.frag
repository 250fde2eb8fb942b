#version 300 es
// rule: GLSL ES 3.00, 3.7: keywords cannot be used as identifiers
// expect: error 6
precision highp float;
out vec4 color;
struct discard { float a; };
void main() {
  color = vec4(1);
}

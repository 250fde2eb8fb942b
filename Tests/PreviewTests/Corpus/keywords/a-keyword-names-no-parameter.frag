#version 300 es
// rule: GLSL ES 3.00, 3.7: keywords cannot be used as identifiers
// expect: error 6
precision highp float;
out vec4 color;
float f(float for) { return 1.0; }
void main() {
  color = vec4(1);
}

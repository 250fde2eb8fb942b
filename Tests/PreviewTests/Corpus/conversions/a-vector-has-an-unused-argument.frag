#version 300 es
// rule: GLSL ES 3.00, 5.4.2: every argument is used
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  vec2 a = vec2(1.0, 2.0, 3.0);
}

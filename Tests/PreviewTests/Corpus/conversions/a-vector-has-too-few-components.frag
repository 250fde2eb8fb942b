#version 300 es
// rule: GLSL ES 3.00, 5.4.2: constructors need enough components
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  vec3 a = vec3(1.0, 2.0);
}

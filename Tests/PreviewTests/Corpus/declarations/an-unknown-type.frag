#version 300 es
// rule: GLSL ES 3.00, 4.2: types are declared
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  Unknown a;
}

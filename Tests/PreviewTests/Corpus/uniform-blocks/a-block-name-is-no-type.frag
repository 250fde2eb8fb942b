#version 300 es
// rule: GLSL ES 3.00, 4.3.7: names of blocks
// expect: error 8
precision highp float;
out vec4 color;
uniform B { float a; };
void main() {
  B b;
}

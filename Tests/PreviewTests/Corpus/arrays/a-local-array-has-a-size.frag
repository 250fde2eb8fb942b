#version 300 es
// rule: GLSL ES 3.00, 4.1.9: unsized arrays need an initializer
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a[];
}

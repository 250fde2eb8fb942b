#version 0x12c es
// rule: GLSL ES 3.00, 3.4: the version is 300
// expect: error 1
precision highp float;
out vec4 color;
void main() {
  color = vec4(0);
}

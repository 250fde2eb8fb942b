#version 300 es
// rule: GLSL ES 3.00, 9: an external declaration is not empty
// expect: error 6
precision highp float;
out vec4 color;
;
void main() {
  color = vec4(1);
}

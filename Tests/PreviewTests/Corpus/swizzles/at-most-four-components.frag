#version 300 es
// rule: GLSL ES 3.00, 5.5: one to four components
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  vec4 v = vec4(1);
  v.xyzwx;
}

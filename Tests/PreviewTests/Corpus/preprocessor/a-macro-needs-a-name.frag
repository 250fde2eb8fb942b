#version 300 es
// rule: GLSL ES 3.00, 3.4: #define names an identifier
// expect: error 6
precision highp float;
out vec4 color;
#define 3 4
void main() {
  color = vec4(1);
}

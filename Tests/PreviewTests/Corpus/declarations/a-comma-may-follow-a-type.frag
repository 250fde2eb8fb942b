#version 300 es
// rule: GLSL ES 3.00, 9: a list of declarators may begin with none
// expect: 1 2 0 1
precision highp float;
out vec4 color;
float , a = 1.0;
void main() {
  float , b = 2.0, c;
  c = 0.0;
  color = vec4(a, b, c, 1);
}

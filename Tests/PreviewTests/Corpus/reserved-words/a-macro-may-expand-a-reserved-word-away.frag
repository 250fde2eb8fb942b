#version 300 es
// rule: GLSL ES 3.00, 3.4: tokens are looked at after macro expansion
// expect: 1 0 0 1
precision highp float;
out vec4 color;
#define double float
void main() {
  double a = 1.0;
  color = vec4(a, 0, 0, 1);
}

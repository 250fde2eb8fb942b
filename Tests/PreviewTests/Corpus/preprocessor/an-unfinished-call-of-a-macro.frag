#version 300 es
// rule: GLSL ES 3.00, 3.4: a call of a macro ends before the file does
// expect: error 9
precision highp float;
#define ID(a) (a)
precision highp float;
out vec4 color;
void main() {
  color = ID(vec4(1);
}

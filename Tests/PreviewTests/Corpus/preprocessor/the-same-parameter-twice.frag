#version 300 es
// rule: GLSL ES 3.00, 3.4: parameters of a macro differ in name
// expect: error 6
precision highp float;
out vec4 color;
#define F(a, a) a
void main() {
  color = vec4(1);
}

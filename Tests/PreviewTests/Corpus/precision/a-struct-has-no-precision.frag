#version 300 es
// rule: GLSL ES 3.00, 4.5: precision is for basic types
// expect: error 8
precision highp float;
out vec4 color;
struct S { float a; };
void main() {
  highp S s;
}

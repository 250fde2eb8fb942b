#version 300 es
// rule: GLSL ES 3.00, 5.4.3: arguments have the fields' types
// expect: error 8
precision highp float;
out vec4 color;
struct S { float a; };
void main() {
  S s = S(1);
}

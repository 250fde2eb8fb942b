#version 300 es
// rule: GLSL ES 3.00, 4.2.2: nested scopes
// expect: error 10
precision highp float;
out vec4 color;
void main() {
  {
    struct S { float a; };
  }
  S s;
}

#version 300 es
// rule: GLSL ES 3.00, 9: fields have names
// expect: error 7
precision highp float;
out vec4 color;
struct S {
  float , a;
};
void main() {
  color = vec4(0);
}

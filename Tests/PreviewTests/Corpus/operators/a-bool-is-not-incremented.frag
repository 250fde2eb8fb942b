#version 300 es
// rule: GLSL ES 3.00, 5.9: ++ is for numbers
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  bool a = true;
  a++;
}

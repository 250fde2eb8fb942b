#version 300 es
// rule: GLSL ES 3.00, 3.4: nothing follows the name
// expect: error 6
precision highp float;
out vec4 color;
#undef A B
void main() {
  color = vec4(1);
}

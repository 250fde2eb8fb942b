#version 300 es
// rule: GLSL ES 3.00, 4.3.6: indices of outputs are constant
// expect: error 8
precision highp float;
out vec4 value[2];
uniform int i;
void main() {
  value[i] = vec4(1);
}

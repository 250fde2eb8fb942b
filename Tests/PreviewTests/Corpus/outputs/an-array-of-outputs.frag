#version 300 es
// rule: GLSL ES 3.00, 4.3.6: outputs may be arrays
// expect: 1 2 0 1
precision highp float;
out vec4 value[2];
void main() {
  value[0] = vec4(1, 2, 0, 1);
  value[1] = vec4(2);
}

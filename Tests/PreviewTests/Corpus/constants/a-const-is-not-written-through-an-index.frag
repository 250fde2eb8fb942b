#version 300 es
// rule: GLSL ES 3.00, 4.3.2: constants are read-only
// expect: error 8
precision highp float;
out vec4 color;
void main() {
  const mat2 a = mat2(1);
  a[0][1] = 2.0;
}

#version 300 es
// rule: GLSL ES 3.00, 4.3.7: a block with an instance
// expect: accepted
precision highp float;
out vec4 color;
layout(std140, row_major) uniform B { float a; layout(column_major) mat2 m; } b[2];
void main() {
  color = vec4(b[0].a, b[1].m[0], 1);
}

#version 300 es
// rule: GLSL ES 3.00, 4.5.4: a later precision statement replaces the earlier
// expect: 1 0 0 1
precision highp float;
out vec4 color;
precision lowp float;
precision highp float;
void main() {
  float a = 16777216.0;
  color = vec4(a - 16777215.0, 0, 0, 1);
}

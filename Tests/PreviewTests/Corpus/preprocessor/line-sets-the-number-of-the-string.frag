#version 300 es
// rule: GLSL ES 3.00, 3.4: #line with a second number
// expect: 3 20 0 1
precision highp float;
out vec4 color;
void main() {
#line 20 3
  color = vec4(__FILE__, __LINE__, 0, 1);
}

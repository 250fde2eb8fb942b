#version 300 es
// rule: GLSL ES 3.00, 3.4: #line
// expect: 40 0 41 7
precision highp float;
out vec4 color;
void main() {
  color = vec4(0);
#line 40
  color.x = float(__LINE__);
  color.z = float(__LINE__);
#line 7 3
  color.w = float(__LINE__);
}

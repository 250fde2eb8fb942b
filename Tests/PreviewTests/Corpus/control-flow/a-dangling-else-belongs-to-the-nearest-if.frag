#version 300 es
// rule: GLSL ES 3.00, 6.2: if and else
// expect: 3 0 0 1
precision highp float;
out vec4 color;
void main() {
  color = vec4(3, 0, 0, 1);
  if (false)
    if (true) color.x = 1.0;
    else color.x = 2.0;
}

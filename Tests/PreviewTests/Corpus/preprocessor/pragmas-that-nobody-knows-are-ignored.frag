#version 300 es
// rule: GLSL ES 3.00, 3.4: #pragma
// expect: 1 1 1 1
precision highp float;
out vec4 color;
#pragma what ever ( ;
#pragma
#pragma optimize(off)
#pragma debug(on)
void main() {
  color = vec4(1);
}

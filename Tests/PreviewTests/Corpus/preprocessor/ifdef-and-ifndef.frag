#version 300 es
// rule: GLSL ES 3.00, 3.4: #ifdef and #ifndef
// expect: 1 1 0 1
precision highp float;
out vec4 color;
#define A
void main() {
  color = vec4(0, 0, 0, 1);
#ifdef A
  color.x = 1.0;
#else
  color.z = 1.0;
#endif
#ifndef B
  color.y = 1.0;
#endif
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: conditions are computed as ints, which wrap around
// expect: 0 1 0 1
precision highp float;
out vec4 color;
void main() {
#if 0xFFFFFFFF == -1 && (1 << 31) < 0
  color = vec4(0, 1, 0, 1);
#else
  color = vec4(1, 0, 0, 1);
#endif
}

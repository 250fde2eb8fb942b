#version 300 es
// rule: GLSL ES 3.00, 3.4: operators of #if
// expect: 1 1 1 1
precision highp float;
out vec4 color;
void main() {
  color = vec4(0, 0, 0, 1);
#if 1 + 2 * 3 == 7 && (1 + 2) * 3 == 9 && 10 - 4 - 3 == 3
  color.x = 1.0;
#endif
#if 1 << 2 + 1 == 8 && (7 & 3 | 8 ^ 1) == 11 && 17 % 5 / 2 == 1
  color.y = 1.0;
#endif
#if !0 && ~0 == -1 && - - 2 == 2 && +3 > 2 && 2 >= 2 && 1 != 2
  color.z = 1.0;
#endif
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: a name is not expanded again in its own expansion
// expect: 4 3 0 1
precision highp float;
out vec4 color;
#define a (a + 1.0)
void main() {
  color = vec4(0, 3, 0, 1);
#undef a
  float a = 3.0;
#define a (a + 1.0)
  color.x = a;
}

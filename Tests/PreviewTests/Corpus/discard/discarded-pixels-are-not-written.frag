#version 300 es
// rule: GLSL ES 3.00, 6.4: discard leaves the buffer, which starts as zero
// expect: 0 0 0 0
// uniform: one = 1
precision highp float;
out vec4 color;
uniform float one;
void f() { if (one > 0.5) discard; }
void main() {
  color = vec4(1);
  f();
}

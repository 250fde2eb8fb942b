#version 300 es
// rule: GLSL ES 3.00, 4.1.3: unsigned arithmetic wraps
// expect: 4294967295 4294967294 0 1
// uniform: one = 1
precision highp float;
out uvec4 value;
uniform uint one;
void main() {
  value = uvec4(one - 2u, -one - one, 0xFFFFFFFFu + one, 4294967295u * 4294967295u * one);
}

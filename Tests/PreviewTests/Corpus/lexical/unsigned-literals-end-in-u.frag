#version 300 es
// rule: GLSL ES 3.00, 4.1.3: the suffix u or U makes a literal unsigned
// expect: 1 4294967295 15 4294967295
precision highp float;
out uvec4 value;
void main() {
  value = uvec4(1u, 0xFFFFFFFFU, 017u, 4294967295u);
}

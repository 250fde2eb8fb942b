#version 300 es
// rule: GLSL ES 3.00, 3.4: parentheses protect the commas of an argument
// expect: 1 3 0 1
precision highp float;
out vec4 color;
#define FIRST(a, b) a.x + 0.0 * b
void main() {
  color = vec4(FIRST(vec2(1, 2), 5.0), FIRST(max(vec2(3), vec2(1, 2)), 1.0), 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 5.9: ++ of vectors
// expect: 2 3 1 2
precision highp float;
out vec4 color;
void main() {
  vec2 a = vec2(1, 2);
  vec2 b = a++;
  color = vec4(a, b);
}

#version 300 es
// rule: GLSL ES 3.00, 4.1.4: the suffix f or F is allowed
// expect: 1 0.5 200 3
precision highp float;
out vec4 color;
void main() {
  color = vec4(1.0f, .5F, 2e2f, 3.f);
}

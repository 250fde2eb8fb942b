#version 300 es
// rule: GLSL ES 3.00, 3.4: #define with empty parentheses
// expect: 8 0 0 1
precision highp float;
out vec4 color;
#define EIGHT() 8.0
void main() {
  color = vec4(EIGHT(), 0, 0, 1);
}

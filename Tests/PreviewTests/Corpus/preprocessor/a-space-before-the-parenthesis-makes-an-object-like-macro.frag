#version 300 es
// rule: GLSL ES 3.00, 3.4: the parenthesis must follow the name at once
// expect: 3 0 0 1
precision highp float;
out vec4 color;
#define X (3)
void main() {
  color = vec4(X, 0, 0, 1);
}

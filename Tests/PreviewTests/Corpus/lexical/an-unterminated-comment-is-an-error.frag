#version 300 es
// rule: GLSL ES 3.00, 3.4: a block comment must end
// expect: error 9
precision highp float;
out vec4 color;
void main() {
  color = vec4(1);
}
/* never closed

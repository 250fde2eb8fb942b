#version 300 es
// rule: GLSL ES 3.00, 9: the grammar
// expect: error 11
// judges: simulator rejects: it names the last line that says something
precision highp float;
out vec4 color;
void main() {
  if (true) {
    color = vec4(1);
}

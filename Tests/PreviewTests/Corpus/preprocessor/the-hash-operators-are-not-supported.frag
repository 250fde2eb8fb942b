#version 300 es
// rule: GLSL ES 3.00, 3.4: there is no token pasting
// expect: error 9
// judges: simulator rejects: it names the definition
precision highp float;
out vec4 color;
#define GLUE(a, b) a ## b
void main() {
  color = vec4(GLUE(1, 2));
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: /* inside a comment has no meaning, so the first */ ends it
// expect: error 6
precision highp float;
out vec4 color;
/* outer /* inner */ still outer */
void main() {
  color = vec4(1);
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: begin-comment delimiters are not recognised inside a comment
// expect: 2 0 0 1
precision highp float;
out vec4 color;
void main() {
  float a = 1.0; // /* not a comment
  a += 1.0;
  color = vec4(a, 0, 0, 1);
}

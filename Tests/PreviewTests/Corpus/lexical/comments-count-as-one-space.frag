#version 300 es
// rule: GLSL ES 3.00, 3.4: a comment is replaced by a single space
// expect: 3 7 0 1
precision highp float;
out vec4 color;
void main() {
  int a = 1/* one *//**/+/* two
  lines */2;
  int b = 3 // the rest of the line
    + 4;
  color = vec4(a, b, 0, 1);
}

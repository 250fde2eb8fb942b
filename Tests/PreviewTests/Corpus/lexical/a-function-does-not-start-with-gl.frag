#version 300 es
// rule: GLSL ES 3.00, 3.8: identifiers that start with gl_ are reserved
// expect: error 7
// judges: glslang accepts: it lets functions through
precision highp float;
out vec4 color;
void gl_f() {}
void main() {
  color = vec4(1);
}

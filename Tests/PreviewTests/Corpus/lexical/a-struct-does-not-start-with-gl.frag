#version 300 es
// rule: GLSL ES 3.00, 3.8: identifiers that start with gl_ are reserved
// expect: error 7
// judges: glslang accepts: it lets structs through
precision highp float;
out vec4 color;
struct gl_S { float a; };
void main() {
  color = vec4(1);
}

#version 300 es
// rule: GLSL ES 3.00, 6.1.1: parameters are not references
// expect: 1 3 0 1
precision highp float;
out vec4 color;
float g = 1.0;
float f(inout float a) { a = 3.0; return g; }
void main() {
  float seen = f(g);
  color = vec4(seen, g, 0, 1);
}

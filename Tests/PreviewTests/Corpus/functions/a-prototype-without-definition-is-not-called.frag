#version 300 es
// rule: GLSL ES 3.00, 6.1: called functions are defined
// expect: error 9
// judges: glslang accepts: it looks for definitions when it links
precision highp float;
out vec4 color;
float f();
void main() {
  color = vec4(f());
}

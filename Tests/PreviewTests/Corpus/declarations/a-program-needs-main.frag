#version 300 es
// rule: GLSL ES 3.00, 3.2: main is the entry point
// expect: error 7
// judges: glslang accepts: it looks for main when it links
precision highp float;
out vec4 color;
void start() {
  float a;
}

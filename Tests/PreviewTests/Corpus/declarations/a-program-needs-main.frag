#version 300 es
// rule: GLSL ES 3.00, 3.2: main is the entry point
// expect: error 7
// judges: glslang accepts | chromium accepts: they look for main when they link
precision highp float;
out vec4 color;
void start() {
  float a;
}

#version 300 es
// rule: GLSL ES 3.00, 3.1: characters beyond ASCII stand in comments only
// expect: error 6
// judges: glslang accepts | chromium accepts: they read no further than the name
precision highp float; // ¤
#pragma ¤¤½
out vec4 color;
void main() {
  color = vec4(0);
}

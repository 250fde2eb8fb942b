#version 300 es
// rule: GLSL ES 1.00, 3.7, and ANGLE for WebGL 2: no name has two underscores in a row
// expect: error 8
// judges: glslang accepts: GLSL ES 3.00, 3.8, reserves such names without calling them an error
precision highp float;
out vec4 color;
void main() {
  float a__b = 1.0;
  color = vec4(a__b, 0, 0, 1);
}

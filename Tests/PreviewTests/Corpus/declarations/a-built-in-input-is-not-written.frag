#version 300 es
// rule: GLSL ES 3.00, 7.2: gl_FragCoord is read-only
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  gl_FragCoord.x = 1.0;
}

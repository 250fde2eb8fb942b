#version 300 es
// rule: GLSL ES 3.00, 7.2: gl_FragDepth
// expect: 0.25 0 0 1
precision highp float;
out vec4 color;
void main() {
  gl_FragDepth = 0.25;
  color = vec4(gl_FragDepth, 0, 0, 1);
}

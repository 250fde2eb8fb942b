#version 300 es
// rule: GLSL ES 3.00, 7.2: gl_FragCoord of the first pixel
// expect: 0.5 0.5 1 1
precision highp float;
out vec4 color;
void main() {
  color = vec4(gl_FragCoord.xy, gl_FragCoord.w, gl_FrontFacing);
}

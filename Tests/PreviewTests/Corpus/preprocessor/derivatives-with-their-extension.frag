// rule: GLSL ES 1.00, 8: OES_standard_derivatives
// expect: 1 0 0 1
#extension GL_OES_standard_derivatives : enable
precision highp float;
void main() {
  gl_FragColor = vec4(dFdx(gl_FragCoord.x), dFdy(3.0), fwidth(1.0), 1);
}

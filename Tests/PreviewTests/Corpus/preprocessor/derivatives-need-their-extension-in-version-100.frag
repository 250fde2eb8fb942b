// rule: GLSL ES 1.00, 8: dFdx belongs to OES_standard_derivatives
// expect: error 5
precision highp float;
void main() {
  gl_FragColor = vec4(dFdx(1.0));
}

// rule: GLSL ES 1.00, 9: a list of declarators may begin with none
// expect: 2 0 0 1
precision highp float;
void main() {
  float , b = 2.0;
  gl_FragColor = vec4(b, 0, 0, 1);
}

// rule: GLSL ES 1.00, 7.2: gl_FragData
// expect: 1 2 3 4
precision highp float;
void main() {
  gl_FragData[0] = vec4(1, 2, 3, 4);
}

// rule: GLSL ES 1.00, 7.2: gl_FragColor or gl_FragData
// expect: error 7
// judges: glslang accepts: it does not check
precision highp float;
void main() {
  gl_FragColor = vec4(1);
  gl_FragData[0] = vec4(1);
}

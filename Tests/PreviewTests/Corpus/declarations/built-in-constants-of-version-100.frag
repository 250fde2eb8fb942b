// rule: GLSL ES 1.00, 7.4: minimum maxima
// expect: 1 1 1 1
precision highp float;
void main() {
  bool a = gl_MaxDrawBuffers >= 1 && gl_MaxTextureImageUnits >= 8;
  bool b = gl_MaxFragmentUniformVectors >= 16 && gl_MaxVaryingVectors >= 8;
  gl_FragColor = vec4(a, b, gl_MaxVertexUniformVectors >= 128, gl_MaxCombinedTextureImageUnits >= 8);
}

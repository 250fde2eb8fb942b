// rule: GLSL ES 1.00, 3.6: layout, case's friends and the rest of 3.00 are reserved or free
// expect: 1 2 3 4
precision highp float;
void main() {
  float smooth = 1.0, uint = 2.0, uvec2 = 3.0, mat2x3 = 4.0;
  gl_FragColor = vec4(smooth, uint, uvec2, mat2x3);
}

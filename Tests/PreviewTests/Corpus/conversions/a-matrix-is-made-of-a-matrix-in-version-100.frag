// rule: GLSL ES 1.00, 5.4.2: mat(mat), which compilers take
// expect: 1 0 0 1
precision highp float;
void main() {
  mat2 m = mat2(mat3(1.0));
  gl_FragColor = vec4(m[0], m[1]);
}

// rule: GLSL ES 1.00, 3.6: sampler3D is reserved
// expect: error 4
precision highp float;
uniform sampler3D s;
void main() {
  gl_FragColor = vec4(1);
}

// rule: GLSL ES 1.00, 3.7: identifiers that start with gl_ are reserved
// expect: error 4
precision highp float;
uniform float gl_mine;
void main() {
  gl_FragColor = vec4(1);
}

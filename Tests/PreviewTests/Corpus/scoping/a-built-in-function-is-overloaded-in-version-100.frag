// rule: GLSL ES 1.00, 4.2.6: built-in functions may be overloaded
// expect: 7 0 0 1
precision highp float;
float sin(bool x) { return 7.0; }
void main() {
  gl_FragColor = vec4(sin(true), 0, 0, 1);
}

// rule: GLSL ES 1.00, 4.2.6: the body is nested in the parameters' scope
// expect: 2 0 0 1
precision highp float;
float f(float a) {
  { float a = 2.0; return a; }
}
void main() {
  gl_FragColor = vec4(f(1.0), 0, 0, 1);
}

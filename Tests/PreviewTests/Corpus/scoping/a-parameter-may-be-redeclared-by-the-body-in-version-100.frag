// rule: GLSL ES 1.00, 4.2.6: the body is nested in the parameters' scope
// expect: 3 1 0 1
// judges: chromium rejects: WebGL 1 takes the rule of GLSL ES 3.00
precision highp float;
float f(float a) {
  float a = a + 2.0;
  return a;
}
float g(float a) {
  { float a = 2.0; }
  return a;
}
void main() {
  gl_FragColor = vec4(f(1.0), g(1.0), 0, 1);
}

// rule: GLSL ES 1.00, 4.6.1: #pragma STDGL invariant(all)
// expect: 1 1 1 1
precision highp float;
#pragma STDGL invariant(all)
void main() {
  gl_FragColor = vec4(1);
}

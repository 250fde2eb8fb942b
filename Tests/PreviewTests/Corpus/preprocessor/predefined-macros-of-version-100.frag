// rule: GLSL ES 1.00, 3.4: __LINE__, __FILE__, __VERSION__ and GL_ES
// expect: 100 1 0 5
precision highp float;
void main() {
  gl_FragColor = vec4(__VERSION__, GL_ES, __FILE__, __LINE__);
}

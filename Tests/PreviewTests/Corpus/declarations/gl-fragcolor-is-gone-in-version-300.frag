#version 300 es
// rule: GLSL ES 3.00, 7.2: version 3.00 has user-defined outputs
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  gl_FragColor = vec4(1);
}

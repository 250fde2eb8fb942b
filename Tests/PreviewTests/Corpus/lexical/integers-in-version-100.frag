// rule: GLSL ES 1.00, 4.1.3: decimal, octal and hexadecimal literals
// expect: 10 8 255 0
precision highp float;
void main() {
  gl_FragColor = vec4(10, 010, 0xff, 0);
}

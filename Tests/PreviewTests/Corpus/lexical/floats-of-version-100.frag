// rule: GLSL ES 1.00, 4.1.4: either side of the point may be empty, an exponent may lack a point
// expect: 3 0.25 1000 0.125
precision highp float;
void main() {
  gl_FragColor = vec4(3., .25, 1E+3, 12.5E-2);
}

// rule: GLSL ES 1.00, 3.4: #extension precedes all that is no directive; drivers let all but disable pass
// expect: error 6
// judges: glslang accepts: it lets disable pass, too
precision highp float;
void main() {
#extension all : disable
  gl_FragColor = vec4(0);
}

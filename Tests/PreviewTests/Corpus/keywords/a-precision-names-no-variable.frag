// rule: GLSL ES 1.00, 3.6: highp, mediump, lowp and precision are keywords
// expect: error 5
precision highp float;
void main() {
  float lowp = 1.0;
}

// rule: GLSL ES 1.00, 3.6: keywords reserved for the future cannot be used
// expect: error 5
precision highp float;
void main() {
  goto end;
}

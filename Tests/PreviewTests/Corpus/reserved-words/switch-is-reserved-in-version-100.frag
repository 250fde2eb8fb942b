// rule: GLSL ES 1.00, 3.6: there is no switch
// expect: error 6
precision highp float;
void main() {
  int a = 1;
  switch (a) { default: break; }
}

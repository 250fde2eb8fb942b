#version 300 es
// rule: GLSL ES 3.00, 6.2: switch
// expect: 3 2 0 1
precision highp float;
out vec4 color;
float f(int i) {
  float a = 0.0;
  switch (i) {
    default: a += 1.0;
    case 5: a += 2.0;
  }
  return a;
}
void main() {
  color = vec4(f(1), f(5), 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 6.3: loop and body are one scope
// expect: error 9
precision highp float;
out vec4 color;
void main() {
  float sum = 0.0;
  for (int i = 0; i < 2; i++) {
    float i = 2.0;
    sum += i;
  }
  color = vec4(sum, 0, 0, 1);
}

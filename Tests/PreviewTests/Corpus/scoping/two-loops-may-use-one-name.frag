#version 300 es
// rule: GLSL ES 3.00, 4.2.2: for loops
// expect: 3 0 0 1
precision highp float;
out vec4 color;
void main() {
  float sum = 0.0;
  for (int i = 0; i < 2; i++) sum += 1.0;
  for (float i = 0.0; i < 1.0; i++) sum += 1.0;
  color = vec4(sum, 0, 0, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 6.3: while (type name = value)
// expect: 1 0 0 1
precision highp float;
out vec4 color;
void main() {
  float sum = 0.0;
  while (bool go = sum < 1.0) {
    sum += float(go);
  }
  color = vec4(sum, 0, 0, 1);
}

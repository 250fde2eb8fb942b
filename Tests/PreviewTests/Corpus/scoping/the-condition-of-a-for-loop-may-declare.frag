#version 300 es
// rule: GLSL ES 3.00, 6.3: for (; type name = value;)
// expect: 2 0 0 1
precision highp float;
out vec4 color;
void main() {
  float sum = 0.0;
  for (int i = 0; bool go = i < 2; i++) sum += float(go);
  color = vec4(sum, 0, 0, 1);
}

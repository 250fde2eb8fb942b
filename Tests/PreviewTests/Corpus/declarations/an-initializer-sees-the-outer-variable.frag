#version 300 es
// rule: GLSL ES 3.00, 4.2.2: scope begins behind the initializer
// expect: 5 2 0 1
precision highp float;
out vec4 color;
void main() {
  float a = 2.0;
  color = vec4(0, a, 0, 1);
  {
    float a = a + 3.0;
    color.x = a;
  }
}

#version 300 es
// rule: GLSL ES 3.00, 4.2.2: nested scopes
// expect: 1 2 3 1
precision highp float;
out vec4 color;
float a = 1.0;
float global() { return a; }
void main() {
  float a = 2.0;
  color = vec4(global(), a, 0, 1);
  {
    float a = 3.0;
    color.z = a;
  }
}

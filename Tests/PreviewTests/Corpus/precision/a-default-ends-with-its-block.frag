#version 300 es
// rule: GLSL ES 3.00, 4.5.4: precision statements are scoped
// expect: error 9
void main() {
  {
    precision mediump float;
    float a = 1.0;
  }
  float b = 1.0;
}

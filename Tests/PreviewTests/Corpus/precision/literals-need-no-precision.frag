#version 300 es
// rule: GLSL ES 3.00, 4.5.2: precision of literals
// expect: 3
out highp float value;
void main() {
  value = 1.0 + 2.0;
}

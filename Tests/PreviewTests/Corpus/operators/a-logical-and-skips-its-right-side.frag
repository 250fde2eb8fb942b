#version 300 es
// rule: GLSL ES 3.00, 5.9: && evaluates the right side if the left is true
// expect: 0 1 0 1
precision highp float;
out vec4 color;
float n = 0.0;
bool f() { n += 1.0; return true; }
void main() {
  bool a = false && f();
  float first = n;
  bool b = true && f();
  color = vec4(first, n, a, b);
}

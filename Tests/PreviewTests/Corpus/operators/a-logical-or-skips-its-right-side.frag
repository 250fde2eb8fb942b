#version 300 es
// rule: GLSL ES 3.00, 5.9: || evaluates the right side if the left is false
// expect: 0 1 1 1
precision highp float;
out vec4 color;
float n = 0.0;
bool f() { n += 1.0; return true; }
void main() {
  bool a = true || f();
  float first = n;
  bool b = false || f();
  color = vec4(first, n, a, b);
}

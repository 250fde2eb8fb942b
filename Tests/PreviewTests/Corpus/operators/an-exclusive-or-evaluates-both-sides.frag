#version 300 es
// rule: GLSL ES 3.00, 5.9: ^^
// expect: 2 0 1 0
precision highp float;
out vec4 color;
float n = 0.0;
bool f() { n += 1.0; return true; }
void main() {
  bool a = f() ^^ f();
  color = vec4(n, a, true ^^ false, false ^^ false);
}

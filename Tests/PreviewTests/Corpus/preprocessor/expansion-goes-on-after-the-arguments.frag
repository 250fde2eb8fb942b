#version 300 es
// rule: GLSL ES 3.00, 3.4: the result is scanned together with the rest of the line
// expect: 7 0 0 1
precision highp float;
out vec4 color;
#define CALL F
#define F(x) (x + 2.0)
void main() {
  color = vec4(CALL(5.0), 0, 0, 1);
}

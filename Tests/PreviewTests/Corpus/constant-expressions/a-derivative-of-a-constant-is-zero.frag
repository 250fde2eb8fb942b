#version 300 es
// rule: GLSL ES 3.00, 4.3.3: dFdx of a constant is zero
// expect: 0 0 0 1
precision highp float;
out vec4 color;
void main() {
  color = vec4(dFdx(1.0), dFdy(2.0), fwidth(3.0), 1);
}

#version 300 es
// rule: GLSL ES 3.00, 4.1.4: either side of the point may be empty
// expect: 1 0.5 150 0.02
precision highp float;
out vec4 color;
void main() {
  color = vec4(1., .5, 1.5e2, 2e-2);
}

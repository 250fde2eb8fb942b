#version 300 es
// rule: GLSL ES 3.00, 5.4.2: components are converted
// expect: 1 0 1 1
precision highp float;
out vec4 color;
void main() {
  bvec3 b = bvec3(2.0, 0, 3u);
  color = vec4(b, 1);
}

#version 300 es
// rule: GLSL ES 3.00, 6.2: a switch without default
// expect: 9 0 0 1
precision highp float;
out vec4 color;
void main() {
  float a = 9.0;
  switch (3u) {
    case 1u: a = 1.0; break;
  }
  color = vec4(a, 0, 0, 1);
}

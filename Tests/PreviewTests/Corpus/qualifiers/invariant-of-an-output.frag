#version 300 es
// rule: GLSL ES 3.00, 4.6.1: outputs are invariant
// expect: 1 1 1 1
invariant out highp vec4 color;
void main() {
  color = vec4(1);
}

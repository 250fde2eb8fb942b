#version 300 es
// rule: GLSL ES 3.00, 4.6.1: invariant is used at global scope
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  invariant color;
}

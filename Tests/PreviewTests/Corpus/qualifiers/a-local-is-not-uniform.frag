#version 300 es
// rule: GLSL ES 3.00, 4.3: uniforms are global
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  uniform float a;
}

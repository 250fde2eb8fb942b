#version 300 es
// rule: GLSL ES 3.00, 4.3.6: outputs are not initialised
// expect: error 5
precision highp float;
out vec4 color = vec4(1);
void main() {}

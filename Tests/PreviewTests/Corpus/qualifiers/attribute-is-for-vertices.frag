// rule: GLSL ES 1.00, 4.3.3: attributes exist in vertex shaders
// expect: error 4
precision highp float;
attribute float a;
void main() {}

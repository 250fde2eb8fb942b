#version 300 es
// rule: GLSL ES 3.00, 4.3: global initializers are constant expressions
// expect: error 7
precision highp float;
out vec4 color;
float f() { return 1.0; }
float a = f();
void main() {}

#version 300 es
// rule: GLSL ES 3.00, 3.4: #line
// expect: error 102
precision highp float;
out vec4 color;
precision highp float;
#line 100
void main() {

  undeclared = 1;
}

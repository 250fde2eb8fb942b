#version 300 es
// rule: GLSL ES 3.00, 3.4: what a macro stands for is read where it is used
// expect: 1 0 0 1
precision highp float;
out vec4 color;
#define A a \ b
#define B $ @ `
#define C(x) x \ x
#define ONE 1.0
void main() {
  color = vec4(ONE, 0, 0, 1);
}

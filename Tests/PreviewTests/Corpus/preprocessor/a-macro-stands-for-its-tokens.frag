#version 300 es
// rule: GLSL ES 3.00, 3.4: #define of an object-like macro
// expect: 3 2 1 1
precision highp float;
out vec4 color;
#define ONE 1.0
#define TWO (ONE + ONE)
#define EMPTY
void main() {
  float three EMPTY = TWO + ONE;
  color = vec4(three, TWO, ONE, 1);
}

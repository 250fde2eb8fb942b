#version 300 es
// rule: GLSL ES 3.00, 3.4: a # that comes from a macro begins no directive
// expect: error 10
// judges: simulator rejects: it names the definition
precision highp float;
out vec4 color;
#define D #error no
void main() {
  float a = 1.0;
  D
}

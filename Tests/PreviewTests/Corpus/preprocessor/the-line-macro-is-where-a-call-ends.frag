#version 300 es
// rule: GLSL ES 3.00, 3.4: arguments are replaced first, and what a call stands for where it ends
// expect: 12 12 10 11
precision highp float;
out vec4 color;
#define LINES __LINE__, /*
*/ __LINE__
#define ALL(a, b) LINES, a, b
void main() {
  color = vec4(ALL(__LINE__,
                   __LINE__
                   ));
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: spaces and tabs may surround the #
// expect: 2 0 0 1
precision highp float;
out vec4 color;
void main() {
    #  define A 2.0
  	#	ifdef A
  color = vec4(A, 0, 0, 1);
   # endif // comment
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: the operator defined
// expect: 1 1 1 1
precision highp float;
out vec4 color;
#define A
void main() {
  color = vec4(0, 0, 0, 1);
#if defined A
  color.x = 1.0;
#endif
#if defined(A) && !defined ( B )
  color.y = 1.0;
#endif
#if defined B || !(defined(A) && defined(B))
  color.z = 1.0;
#endif
}

#version 300 es
// rule: GLSL ES 3.00, 3.6: tokens are the longest that can be formed
// expect: -1 6 1 1
precision highp float;
out vec4 color;
void main() {
  int a=1,b=2;int c=a---b;
  int d=a+++5+ ++b-2;
  bool e=a<b==!(a>=b);
  color=vec4(c,d,e,1);
}

#version 300 es
// rule: GLSL ES 3.00, 3.4: # by itself on a line
// expect: 1 1 1 1
precision highp float;
precision highp float;
#
  #  
out vec4 color;
void main() {
  color = vec4(1);
}

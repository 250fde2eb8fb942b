#version 300 es
// rule: GLSL ES 3.00, 4.3: the initializer has the variable's type
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  vec3 a = vec2(1);
}

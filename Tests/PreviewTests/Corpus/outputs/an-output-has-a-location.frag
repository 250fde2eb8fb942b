#version 300 es
// rule: GLSL ES 3.00, 4.3.8: layout(location)
// expect: 1 2 3 4
precision highp float;
layout(location = 0) out vec4 first;
layout(location = 1) out vec4 second;
void main() {
  first = vec4(1, 2, 3, 4);
  second = vec4(0);
}

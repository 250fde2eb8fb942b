#version 300 es
// rule: GLSL ES 3.00, 5.4.2: the last argument may have components to spare
// expect: 1 2 4 5
precision highp float;
out vec4 color;
void main() {
  color = vec4(vec2(vec3(1, 2, 3)), vec2(4.0, vec3(5, 6, 7)));
}

#version 300 es
// rule: GLSL ES 3.00, 5.5: v[i]
// expect: 3 9 0 1
// uniform: two = 2
precision highp float;
out vec4 color;
uniform int two;
void main() {
  vec3 v = vec3(1, 2, 3);
  float a = v[two];
  v[two] = 9.0;
  color = vec4(a, v.z, v[0] - 1.0, 1);
}

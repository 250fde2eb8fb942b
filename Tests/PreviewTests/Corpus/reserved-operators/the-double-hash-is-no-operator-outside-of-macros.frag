#version 300 es
// rule: GLSL ES 3.00, 3.4: ## is not supported
// expect: error 7
precision highp float;
out vec4 color;
void main() {
  float a ## b = 1.0;
}

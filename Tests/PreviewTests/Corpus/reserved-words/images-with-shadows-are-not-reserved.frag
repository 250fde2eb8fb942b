#version 300 es
// rule: GLSL ES 3.00, 3.8: the words that are reserved
// expect: 1 2 3 4
// judges: chromium rejects: it reserves what desktop languages do
precision highp float;
out vec4 color;
void main() {
  float image1DShadow = 1.0, image2DShadow = 2.0, image1DArrayShadow = 3.0, image2DArrayShadow = 4.0;
  color = vec4(image1DShadow, image2DShadow, image1DArrayShadow, image2DArrayShadow);
}

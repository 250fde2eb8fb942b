#version 300 es
// rule: GLSL ES 3.00, 6.2: labels and expression have one type
// expect: error 9
// judges: glslang accepts: it does not compare signedness
precision highp float;
out vec4 color;
void main() {
  switch (1) {
    case 1u: break;
  }
}

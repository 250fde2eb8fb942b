#version 300 es
// rule: GLSL ES 3.00, 6.2: labels are not nested
// expect: error 10
precision highp float;
out vec4 color;
void main() {
  switch (1) {
    case 0:
      if (true) {
        case 1:
          break;
      }
  }
}

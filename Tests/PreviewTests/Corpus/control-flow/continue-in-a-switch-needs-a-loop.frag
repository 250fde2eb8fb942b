#version 300 es
// rule: GLSL ES 3.00, 6.4: continue
// expect: error 9
precision highp float;
out vec4 color;
void main() {
  switch (1) {
    case 1:
      continue;
  }
}

// rule: GLSL ES 1.00, 7: EXT_frag_depth
// expect: accepted
#extension GL_EXT_frag_depth : enable
precision highp float;
void main() {
  gl_FragDepthEXT = 0.5;
}

// rule: GLSL ES 1.00, 8: EXT_shader_texture_lod
// expect: accepted
#extension GL_EXT_shader_texture_lod : enable
precision highp float;
uniform sampler2D s;
void main() {
  gl_FragColor = texture2DLodEXT(s, vec2(0.5), 0.0) + texture2DGradEXT(s, vec2(0.5), vec2(0), vec2(0)) + texture2DProjLodEXT(s, vec3(1), 0.0);
}

// rule: GLSL ES 1.00, 3.4: macros in conditions are expanded; C99, 6.10.1, leaves open what a defined is that comes of it
// expect: 1 1 1 1
// judges: glslang rejects | chromium rejects: WebGL does not allow what drivers do
precision highp float;
#define HAS_THIS defined(THIS)
#define HAS_THAT (defined THAT || defined(OTHER))
#define IS(what) defined(what)
#define THIS 1
void main() {
  gl_FragColor = vec4(0);
#if HAS_THIS
  gl_FragColor.x = 1.0;
#endif
#if !HAS_THAT
  gl_FragColor.y = 1.0;
#endif
#define THAT
#if HAS_THAT && !IS(NOTHING)
  gl_FragColor.z = 1.0;
#endif
#undef THIS
#if !HAS_THIS
  gl_FragColor.w = 1.0;
#endif
}

precision mediump float;
void main() {
  gl_FragColor--;
  gl_FragColor = -gl_FragColor;
  gl_FragColor = vec4(gl_FragCoord.xy, 0.5, 1.0);
  gl_FragColor--;
}

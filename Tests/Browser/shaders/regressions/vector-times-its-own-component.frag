precision highp float;
ivec2 fold(ivec2 x) { return x - (x / 64) * 64; }
void main() {
  gl_FragColor = vec4(0);
  ivec2 cell = ivec2(gl_FragCoord.xy);
  cell = cell * cell.x;
  if (bool(fold(cell).g)) return;
  gl_FragColor.x += 1.0;
}

precision mediump float;
precision highp int;
int fold(int x) { return x - (x / 64) * 64; }
ivec2 fold(ivec2 x) { return x - (x / 64) * 64; }
ivec3 fold(ivec3 x) { return x - (x / 64) * 64; }
ivec4 fold(ivec4 x) { return x - (x / 64) * 64; }
mat2 narrow(mat2 m) { return mat2(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0)); }
mat3 narrow(mat3 m) { return mat3(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0), clamp(m[2], -64.0, 64.0)); }
mat4 narrow(mat4 m) { return mat4(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0), clamp(m[2], -64.0, 64.0), clamp(m[3], -64.0, 64.0)); }
struct S1 {
  bvec3 f0;
  mat2 f1;
  mat2 f2;
};
struct S2 {
  vec3 f0;
  float f1;
};
struct S3 {
  vec4 f0;
  bool f1;
};
uniform bvec4 u4[3];
uniform mat4 u5[3];
uniform vec3 u6;
uniform bvec2 u7;
const float g8 = float((-12.25));
void main() {
  gl_FragColor = vec4(0);
  ivec2 v9 = ivec2(gl_FragCoord.xy);
  vec4 v10 = vec4(gl_FragCoord.xy, gl_FragCoord.yx * 0.25 - 1.0);
  bool v11 = fract(gl_FragCoord.x * 0.25) < 0.5;
  bool v12 = (u7.t ? v11 : (v10[1] <= gl_FragCoord.y));
  ivec4 v13 = ivec4(4, ivec3((-02), v9[1], int(gl_FragCoord.x)));
  const vec2 v14 = vec2(130.0e-1);
  v10 *= faceforward((u4[2][2] ? u6 : vec3((-4.0))).rbrg, clamp((floor((fract(gl_FragCoord.y) * u6.pttt) * 16.0) * 0.0625), -64.0, 64.0), clamp((u6 - vec3(g8)), -64.0, 64.0).xyxz);
  v10 = clamp((floor(v10 * 16.0) * 0.0625), -64.0, 64.0);
  for (int i15 = 0; i15 < 1; i15 += 1) {
    gl_FragColor *= clamp(v10, -8.0, 8.0);
    gl_FragColor = (gl_FragColor * 0.0625);
    if ((gl_FragCoord.x < g8)) break;
  }
  v10 *= vec4(floor(ceil(gl_FragCoord.x)), clamp((floor((clamp((floor((u6 * u6) * 16.0) * 0.0625), -64.0, 64.0) * u6) * 16.0) * 0.0625), -64.0, 64.0));
  v10 = clamp((floor(v10 * 16.0) * 0.0625), -64.0, 64.0);
  for (int i16 = 0; i16 < 3; i16++) {
    {
      vec2 v14 = vec2(3.125);
      v10[0] = (bool(v14[1]) ? min(g8, g8) : clamp((g8 - u5[1][1][i16]), -64.0, 64.0));
    }
  }
  v9 = fold((ivec2(0, v13[1]) - v9));
  ivec3 v17 = (fold((ivec3(v9, v9[0]) - ivec3(v9, v13[2]))) - fold((ivec3(v9[1], v9) - ivec3(0x13, 0x12, int(gl_FragCoord.x)))));
  if (true) {
    gl_FragColor[2] = clamp(gl_FragCoord.y, -8.0, 8.0);
    v10.bgra = vec4(notEqual(notEqual(u4[2], u4[0]), (v11 ? u4[0] : u4[0])));
  } else
  if (v11) {
    v9 = fold((v17 + v17)).zz;
    if (bool(vec4(u6, g8))) {
      v12 = (v9.r >= fold((int(gl_FragCoord.x) + v13[0])));
      v9[0] = 0xd;
    } else
    {
      v17 = ivec3(int(gl_FragCoord.y));
    }
  }
  if (all(lessThan(ivec2(v17[1], int(gl_FragCoord.y)), ivec2(v9[1], (-11))))) discard;
  v9 += (v12 ? v9 : fold((ivec2(v13[2], (-8)) * v9)).ts);
  v9 = fold(v9);
  v13[1] += 020;
  v13[1] = fold(v13[1]);
  gl_FragColor -= (atan(gl_FragColor, abs(v10) + 0.5) * 0.015625);
  gl_FragColor = (gl_FragColor * 0.5);
  bool v18 = (fold((ivec3(v9[1], v9) * v17)).r <= int(gl_FragCoord.y)) && ((v13[1] = int(((u7[1] && v11) ? (v12 ? int(gl_FragCoord.x) : 15) : fold((v13[3] * int(gl_FragCoord.x)))))) > 015);
  v9 *= v9;
  v9 = fold(v9);
  if (equal(u4[1], bvec3(vec3(g8)).brbg)[2]) {
    v9 -= v13.xy;
    v9 = fold(v9);
  } else
  {
    v9 *= ivec2(lessThan(gl_FragCoord.xy, clamp((floor((gl_FragCoord.x * v14) * 16.0) * 0.0625), -64.0, 64.0)));
  }
  gl_FragColor.y += clamp(v10[1], -8.0, 8.0);
  gl_FragColor.y = (gl_FragColor.y * 0.5);
  gl_FragColor.y += float(v11);
  gl_FragColor.y = (gl_FragColor.y * 0.5);
  gl_FragColor.w += float(v12);
  gl_FragColor.w = (gl_FragColor.w * 0.5);
  gl_FragColor.z += clamp(v14[0], -8.0, 8.0);
  gl_FragColor.z = (gl_FragColor.z * 0.5);
  gl_FragColor.w += clamp(float(fold(v17[1])), -8.0, 8.0);
  gl_FragColor.w = (gl_FragColor.w * 0.5);
  gl_FragColor.y += float(v18);
  gl_FragColor.y = (gl_FragColor.y * 0.5);
}

#version 300 es
precision mediump float;
precision highp int;

mat2 narrow(mat2 m) { return mat2(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0)); }
mat2x3 narrow(mat2x3 m) { return mat2x3(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0)); }
mat2x4 narrow(mat2x4 m) { return mat2x4(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0)); }
mat3x2 narrow(mat3x2 m) { return mat3x2(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0), clamp(m[2], -64.0, 64.0)); }
mat3 narrow(mat3 m) { return mat3(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0), clamp(m[2], -64.0, 64.0)); }
mat3x4 narrow(mat3x4 m) { return mat3x4(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0), clamp(m[2], -64.0, 64.0)); }
mat4x2 narrow(mat4x2 m) { return mat4x2(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0), clamp(m[2], -64.0, 64.0), clamp(m[3], -64.0, 64.0)); }
mat4x3 narrow(mat4x3 m) { return mat4x3(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0), clamp(m[2], -64.0, 64.0), clamp(m[3], -64.0, 64.0)); }
mat4 narrow(mat4 m) { return mat4(clamp(m[0], -64.0, 64.0), clamp(m[1], -64.0, 64.0), clamp(m[2], -64.0, 64.0), clamp(m[3], -64.0, 64.0)); }
struct S1 {
  int f0;
  vec4 f1;
  vec4 f2;
};
struct S2 {
  ivec4 f0;
};
struct S3 {
  ivec2 f0;
};
uniform float u4;
uniform vec2 u5;
uniform float u6;
uniform float u7;
uniform B8 {
  bvec3 u10[3];
  ivec4 u11;
  float u12;
};
layout(location = 0) out float o0;
layout(location = 1) out highp int o1;
layout(location = 2) out uvec3 o2;
const uint g13 = uint(0x13U);
bool g14 = bool(false);
int g15 = int((-1));
S2 f16() {
  ivec3 v17 = clamp(ivec3(10, ivec2(g15)), -7, 39);
  for (int i18 = 0; i18 < 1; ++i18) {
    uvec4 v19 = (min(uvec4(g13), o2[0]) & uvec4(uvec3(g13), g13));
    S3 v20 = S3(ivec2(g15, int(gl_FragCoord.y)));
  }
  int i21 = 0;
  do {
  } while (++i21 < clamp(((-(012 / 37)) >> (o1 & 31)), 0, 2));
  return S2((u11 * ivec4(u11)));
}
vec2 f22(inout float p23[2]) {
  if ((!any(bvec4(vec4(u4, vec3(gl_FragCoord.x, gl_FragCoord.x, gl_FragCoord.y)))))) {
    switch (int(gl_FragCoord.x) & 3) {
      case 0:
      case 4:
      {
        g14 = u10[2u][clamp(g15, 0, 2)];
      }
      break;
      case 2:
      {
      }
      default:
      {
      }
      break;
    }
  }
  return vec2((-6.125));
}
mat3x2 f22(vec4 p25[2], bvec2 p26, int p27[4]) {
  int v28 = ((o1 = int(gl_FragCoord.x)), (bool(p26[1]) ? (bvec4(g14, bvec2(u10[clamp(g15, 0, 2)][2], p26[0]), false).w ? ivec2(p26)[0] : ivec4(o1).g) : (-0x9)));
  float v29[2] = float[2](clamp(trunc(u12), -8.0, 8.0), clamp(mix(u7, 7.125, p26[1]), -8.0, 8.0));
  vec2 v30 = f22(v29);
  switch (int(gl_FragCoord.x) & 3) {
    default:
    {
      vec2 v31 = f22(v29);
    }
    case 3:
    {
      v30 += clamp(max(gl_FragCoord.xy, vec2(u7)), -40.0, 11.0);
      v30 = clamp(v30, -64.0, 64.0);
      p25 = vec4[](clamp(mix(clamp((floor(vec4(vec3(u4), u7) * 4.0) * 0.25), -64.0, 64.0), clamp((floor(vec4(u12, vec3(20.0, vec2(u6, v30[o1 & 1]))) * 4.0) * 0.25), -64.0, 64.0), 0.875), -8.0, 8.0), (refract(normalize(-abs(clamp(vec4(vec4(vec4(gl_FragCoord.y, (-1.625), gl_FragCoord.x, gl_FragCoord.x))), -8.0, 8.0)) - 0.5), normalize(abs(p25[1]) + 0.5), 0.75) * 0.0078125));
    }
    break;
  }
  ++g15;
  ++p27[0];
  return (transpose(mat2x3((-mat3x4(u6)))) * 0.125);
}
ivec2 f22(inout bool p33) {
  o2.xzy = o2;
  if (bvec2(u10[0][0], p33).t) {
    bool v34 = ((p33 = (p33 && g14)), g14);
  }
  return ivec2(gl_FragCoord.xy);
}
void main() {
  o0 = float(0);
  o1 = int(0);
  o2 = uvec3(0u);
  ivec2 v35 = ivec2(gl_FragCoord.xy);
  vec4 v36 = vec4(gl_FragCoord.xy, gl_FragCoord.yx * 0.25 - 1.0);
  bool v37 = fract(gl_FragCoord.x * 0.25) < 0.5;
  S1 v38 = S1(07, clamp((clamp(v36, -8.0, 8.0) / (abs(clamp(v36, -8.0, 8.0)) + 0.5)), -8.0, 8.0), (false ? clamp(v36, -8.0, 8.0) : clamp(v36, -8.0, 8.0)));
  S3 v39 = S3(v35);
  float v40 = 6.5;
  o2 = (isinf(10.5) ? max(o2, o2) : (~uvec4(o2, 1157352263u).gar));
  v38.f0 <<= 11;
  ivec4 v41[4] = ivec4[4](v35.sstt, (u11 & v38.f0), (g14 ? ivec4(u11) : u11), (u11 >> 5u));
  o0 *= clamp(gl_FragCoord.x, -8.0, 8.0);
  o0 = (o0 * 0.0625);
  int i42 = 0;
  while (i42++ < clamp(((~(-v35[1])) / ((int(gl_FragCoord.y) & 15) + 1)), 0, 3)) {
    int i43 = 0;
    while (i43++ < clamp(abs(clamp(0x12, 20, 49) >> 1), 0, 3)) {
      const int v44 = int((-7));
    }
    for (int i45 = 0; i45 < clamp((((-int(gl_FragCoord.y)) & 0x7fffffff) % 79), 0, 5); i45++) {
      v38.f0 = int(int(gl_FragCoord.x));
      if (g14) {
        v41[i42]--;
      } else
      if (isinf(clamp((floor(dot(v40, u6) * 16.0) * 0.0625), -64.0, 64.0))) {
        if (isinf(max(max(u6, u7), clamp((u7 + v40), -64.0, 64.0)))) break;
        switch (i45 & 3) {
          case 2:
          {
            float v46[2] = float[2](clamp(u12, -8.0, 8.0), clamp(u7, -8.0, 8.0));
            vec2 v47 = f22(v46);
            v38.f1[i42] = clamp((clamp(((g14 ? clamp(gl_FragCoord.x, -8.0, 8.0) : clamp(u12, -8.0, 8.0)) / (abs(clamp((gl_FragCoord.y + v40), -64.0, 64.0)) + 0.5)), -8.0, 8.0) - clamp((floor(dot((true ? v47 : gl_FragCoord.xy), (gl_FragCoord.xy + gl_FragCoord.y)) * 16.0) * 0.0625), -64.0, 64.0)), -8.0, 8.0);
            v40 = step(clamp(floor(clamp((u6 + v36[i42]), -64.0, 64.0)), -64.0, 64.0), clamp(roundEven(u4), -64.0, 64.0));
          }
          break;
          default:
          {
            v36[1u] = clamp((trunc(u7) + clamp(floor(u4), -64.0, 64.0)), -64.0, 64.0);
            v41 = ivec4[4](v41[i42], v41[o1 & 3], v41[g15 & 3], v41[i42]);
            uvec4 v48 = uvec2(abs(u5)).xyxy;
          }
          break;
        }
        bvec2 v49 = bvec4(false, bvec2(v37, g14), false).ww;
      } else
      {
        {
          float v40 = float(7.375);
          v41[2].g = ivec2(int(gl_FragCoord.x), i45)[g15 & 1];
        }
      }
    }
    float v50[2] = float[](clamp((clamp(20., -8.0, 8.0) - v40), -8.0, 8.0), clamp(gl_FragCoord.y, -8.0, 8.0));
    vec2 v51 = f22(v50);
  }
  v39.f0.rg = floatBitsToInt(abs(u5.gg) + 1.0);
  if (g14) return;
  float v52[2] = float[](clamp((clamp((-21.5), -8.0, 8.0) - clamp(14.0, -8.0, 8.0)), -8.0, 8.0), (-5.25));
  vec2 v53 = f22(v52);
  o1 ^= int(v37);
  o1 ^= v38.f0;
  o1 ^= int(v40);
  o2.x ^= uint(v41[1][0]);
}

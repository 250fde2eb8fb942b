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
uniform ivec4 u1;
uniform int u2[2];
uniform vec4 u3;
uniform int u4;
uniform bvec4 u5;
uniform sampler2D t6;
uniform sampler2D t7;
layout(location = 0) out vec2 o0;
layout(location = 1) out int o1;
layout(location = 2) out highp vec2 o2;
layout(location = 3) out vec4 o3;
bool f8(vec4 p9[1]) {
  switch (((true ? (-024) : int(gl_FragCoord.y)) - (0x6252f5b1 ^ o1)) & 3) {
    default:
    {
      bvec2 v10[3] = bvec2[3](bvec2(false, true), u5.xx, bvec2(bvec2(false, false)).yx);
      bool v11 = v10[int(gl_FragCoord.x) % 3][0];
      {
        uvec2 v11 = uvec2(17U);
        {
          uvec4 v10 = uvec4(6U);
        }
      }
    }
    break;
    case 1:
    {
    }
    break;
  }
  return isinf(vec3(gl_FragCoord.y, (-20.), gl_FragCoord.x)[clamp(u4, 0, 2)]);
}
vec2 f12(in ivec4 p13, int p14) {
  if (u5.s) return ((((clamp(vec2(gl_FragCoord.y), -8.0, 8.0) * mat3x2(o0, o2, vec2(clamp(gl_FragCoord.y, -8.0, 8.0), clamp(gl_FragCoord.y, -8.0, 8.0)))) * 0.03125) * (matrixCompMult(mat2x3(vec3(bvec3(bvec2(false, false), u5[0])), vec3(gl_FragCoord.x, gl_FragCoord.x, gl_FragCoord.x)), mat2x3(gl_FragCoord.x)) * 0.03125)) * 0.0625);
  p14 -= ((-012) >> (int(gl_FragCoord.y) & 31));
  bool v15 = all(bvec3(bvec2(true, false), true)) && ((p13[2] = (~u2[u4 & 1])) > 03);
  if (v15) return ((o0[0] / (abs(clamp(gl_FragCoord.xy, -8.0, 8.0).yx) + 0.5)) * 0.25);
  return o2;
}
uint f12(in mat3x2 p17, inout vec2 p18, in vec4 p19, in bvec4 p20) {
  int v21 = ((o1 = int(gl_FragCoord.x)), u2[1]);
  if (p20[0]) {
    o1 = u2[v21 & 1];
  }
  p17 = mat3x2(p17[2], p17[0], gl_FragCoord.xy);
  o0.ts = clamp(gl_FragCoord.xy, -8.0, 8.0);
  bool v22 = isnan(min(gl_FragCoord.y, u3[u4 & 3])) && ((o1 = v21) > 1652647672);
  o0.g = (exp(clamp(o3[3], -2.0, 2.0)) * 0.125);
  return 017u;
}
int f12(in bvec3 p24, in bvec4 p25) {
  ivec3 v26 = ivec3(u2[int(gl_FragCoord.y) % 2]);
  uint v27 = ((4U % ((0U & 15u) + 1u)) / 90u);
  vec2 v28 = clamp(vec2(o2[1], u3[0]), -8.0, 8.0);
  uint v29 = f12(mat3x2(gl_FragCoord.xy, gl_FragCoord.xy, vec2((-5.0), gl_FragCoord.y)), v28, ((((!p25[int(gl_FragCoord.y) % 4]) ? clamp(vec3(gl_FragCoord.x, gl_FragCoord.x, u3[0]).zyxz, -8.0, 8.0) : vec4(vec3(vec2(bvec2(p25[u4 & 3])), o2[0]), 3.5)) + clamp(((u3.tqtp - o3.yyyz) * 0.5), -8.0, 8.0)) * 0.5), ((u4 > int(gl_FragCoord.x)) ? (true ? p25 : p25) : greaterThanEqual(uvec4(v27), uvec4(v27))));
  v27 = (((v27 - v27) | (v27 ^ v29)) / 94u);
  return v26[2u];
}
void main() {
  o0 = vec2(0);
  o1 = int(0);
  o2 = vec2(0);
  o3 = vec4(0);
  ivec2 v30 = ivec2(gl_FragCoord.xy);
  vec4 v31 = vec4(gl_FragCoord.xy, gl_FragCoord.yx * 0.25 - 1.0);
  bool v32 = fract(gl_FragCoord.x * 0.25) < 0.5;
  bvec4 v33 = u5;
  uint v34 = 8u;
  vec4 v35[2] = vec4[2](u3, v31);
  float v36 = clamp((u3 * 4.75), -8.0, 8.0)[1];
  v30 ^= v30;
  int i37 = 0;
  while (i37++ < clamp(f12(bvec3(ivec3(uvec3(v34, v34, v34))), u5), 0, 4)) {
    for (int i38 = 0; i38 < clamp((-0x7), 0, 5); i38++) {
      v36 = (-3.625);
      v30 -= sign((ivec2(i37, o1) >> 14));
    }
  }
  const bvec2 v39 = bvec2(false);
  if (v32) {
    bvec4 v40 = u5.grra;
    o0.st = (tan(clamp(clamp(gl_FragCoord.xy, -8.0, 8.0), -1.0, 1.0)) * 0.00390625);
  }
  o0 = f12(ivec3(bvec3(u5[1], v32, v39[1])).zxxy, (-u4));
  ivec4 v41 = (bool(uvec3(ivec3(u2[u4 & 1], ivec2(u2[1], 2)))) ? (u1 / 94) : (u1 | u1));
  switch ((bvec3(v32, bvec2(uvec2(uvec2(706551382u))))[clamp(o1, 0, 2)] ? textureSize(t6, 0).y : (v39[o1 & 1] ? o1 : u4)) & 3) {
    default:
    {
      if (isinf((v32 ? u3[u4 & 3] : 59.0))) {
        uint v42 = f12(((matrixCompMult(matrixCompMult(mat3x2(vec2(u3[o1 & 3], 530.0e-1), gl_FragCoord.xy, vec2(vec2(gl_FragCoord.xy))), mat3x2(vec2(gl_FragCoord.y, 5.875), vec2(21.0, gl_FragCoord.y), gl_FragCoord.xy)), mat3x2(0.0)) - matrixCompMult((mat3x2(gl_FragCoord.x, v35[1][u4 & 3], gl_FragCoord.y, 4.875, v31[3], 3.) * mat3(55.0, v31[int(gl_FragCoord.y) % 4], u3[0], 3.125, u3[3], 5., v35[u4 & 1][0], gl_FragCoord.x, gl_FragCoord.x)), mat3x2(0.0))) - fract(float((v34 & 63u)))), o2, clamp(vec4(15.25, o0, clamp(gl_FragCoord.x, -8.0, 8.0)), -8.0, 8.0), u5);
        v33 = lessThan(uvec4(v34, uvec2(v34), v34).wzyx, (uvec4(v34, uvec2(abs(gl_FragCoord.xy)), v42) % ((v42 & 15u) + 1u)));
      } else
      if ((!(v33[0] || v32))) {
        v30 /= 7;
        if (isinf(u3[3])) {
          v30 ^= ivec2(u2[1], u2[1]);
          bool v43 = bool(f12(bvec3(uvec3(uvec3(ivec3((-120270720), v30)))), v33)) || ((o1 = ((v32 ? o1 : 0x1d01e404) / ((int(gl_FragCoord.x) & 15) + 1))) > 19);
        } else
        {
          o1 -= o1;
          uint v44 = f12((all(u5.wwxx) ? transpose(outerProduct(vec3(bvec3(u5[u4 & 3], bvec2(v39[0]))), vec2(gl_FragCoord.y))) : (narrow((mat3x2(gl_FragCoord.x, v31[o1 & 3], v31[0], 1.5, 4.25, gl_FragCoord.x) * mat3(vec3(uvec3(bvec3(true))), vec3(clamp(ivec3(u4, u4, 19), -63, 63)), vec3((ivec3(u2[1u]) & 63))))) + matrixCompMult((mat2(gl_FragCoord.xy, vec2(gl_FragCoord.xy)) * mat3x2(mat3x2(u3[o1 & 3]))), mat3x2(0.0)))), o0, texelFetch(t6, ivec2(int(gl_FragCoord.y) & 7, (v41[u4 & 3] & 63) & 1), 0).aabb, v33);
        }
      }
      v35[o1 & 1].spt = vec3(v31[o1 & 3], (-10.5), gl_FragCoord.y);
      v41 = v41;
    }
    break;
    case 2:
    {
      v30[o1 & 1] = f12(bvec3(v32, v32, v32), u5);
      switch (v41[3] & 3) {
        case 2:
        {
          uint v45 = f12(narrow((clamp((u3[1] - gl_FragCoord.y), -64.0, 64.0) + mat3x2(15.0))), o0, clamp(u3, -8.0, 8.0), u5);
        }
        break;
        default:
        {
          v41[u4 & 3] ^= u4;
          v32 = all(lessThanEqual(v35[u4 & 1], vec4(u3[o1 & 3], 0.5, gl_FragCoord.y, 9.0)));
        }
        case 1:
        {
          uint v46 = f12(narrow((mat3x2(vec2(u3[0], u3[1]), vec2(gl_FragCoord.x, u3[int(gl_FragCoord.x) % 4]), vec2(v35[u4 & 1][int(gl_FragCoord.x) % 4])) + mat3x2((-11.5), v35[u4 & 1][0], v35[u4 & 1][u4 & 3], 26.5, v31[o1 & 3], gl_FragCoord.y))), o2, clamp(vec4(u3[1]), -8.0, 8.0), v33);
          o3 -= (sin(clamp(o0.tt.rggg, -3.0, 3.0)) * 0.015625);
          o3 = (o3 * 0.5);
          o2 *= clamp(gl_FragCoord.xy, -8.0, 8.0);
          o2 = (o2 * 0.0625);
        }
        break;
      }
      switch (uint(notEqual(v33, u5)) & 3u) {
        default:
        {
          uint v47 = f12(transpose(matrixCompMult((mat4x3(2.5, 3.75, gl_FragCoord.x, gl_FragCoord.x, u3[o1 & 3], v31[u4 & 3], v31[3], gl_FragCoord.y, u3[1], v31[o1 & 3], gl_FragCoord.y, gl_FragCoord.x) * mat2x4(v31, vec4(gl_FragCoord.xy, vec2(u3[0])))), mat2x3(0.0))), o0, (v32 ? clamp(vec4(v35[int(gl_FragCoord.y) % 2][0], clamp(gl_FragCoord.xy, -8.0, 8.0), clamp((-12.0), -8.0, 8.0)), -8.0, 8.0) : o3), v33);
        }
        break;
        case 2u:
        {
          uint v48 = f12(transpose(mat2x3(vec3(ivec3(int(gl_FragCoord.x))), vec3(vec3(v31[o1 & 3], gl_FragCoord.xy)))), o0, vec4(o2, clamp(v35[1u][3], -8.0, 8.0), o2[0]), (v33[int(gl_FragCoord.y) % 4] ? bvec3(v39, u5[0u]) : bvec3(v39, v32)).zzyy);
        }
        break;
        case 3u:
        {
          o0 *= (((((mat3x2(v36, v35[o1 & 1][0], gl_FragCoord.x, o0[0], o3[2], clamp(v31[u4 & 3], -8.0, 8.0)) * 0.125) * vec3(v36)) * 0.03125) + o0) * 0.5);
          o0 = (o0 * 0.0625);
        }
        break;
      }
    }
    case 1:
    {
      uint v49 = f12(mat3x2(abs(gl_FragCoord.y)), o0, clamp(v35[u4 & 1], -8.0, 8.0), v33);
      switch (v34 & 3u) {
        case 3u:
        {
          bool v50 = any(bvec3(v39, v39[u4 & 1])) || ((v32 = isnan(clamp(floor(max(v31[u4 & 3], v35[1][o1 & 3])), -64.0, 64.0))));
        }
        break;
        default:
        {
          ivec3 v51[3] = ivec3[3](sign(ivec3(u4, v30)), textureSize(t7, 0).xxy, (ivec3(bvec3(v32, v39)) & ivec3(int(gl_FragCoord.y))));
        }
        break;
        case 1u:
        {
        }
        break;
      }
    }
    break;
    case 3:
    {
    }
    break;
  }
  o3.x += clamp(float(clamp(v30[0u], -63, 63)), -8.0, 8.0);
  o3.x = (o3.x * 0.5);
  o2.x += float(v32);
  o2.x = (o2.x * 0.5);
  o3.y += clamp(float((v34 & 63u)), -8.0, 8.0);
  o3.y = (o3.y * 0.5);
  o0.x += v36;
  o0.x = (o0.x * 0.25);
}

#version 300 es
precision highp float;
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
  uint f0;
};
struct S2 {
  int f0;
  S1 f1;
  bvec2 f2;
};
struct S3 {
  bool f0;
  ivec4 f1;
  S1 f2;
};
uniform int u4;
uniform ivec4 u5;
uniform bool u6;
uniform uvec3 u7;
layout(location = 0) out highp vec2 o0;
layout(location = 1) out vec2 o1;
layout(location = 2) out ivec4 o2;
int g8 = int((-07514222576));
bvec2 g9 = bvec2(false);
mat4 g10 = mat4((-2.625));
uvec4 f11(in ivec4 p12, ivec3 p13, in S3 p14[4]) {
  S1 v15 = S1((u6 ? p14[u4 & 3].f2.f0 : p14[u4 & 3].f2.f0));
  v15 = S1(v15.f0);
  switch (((int(gl_FragCoord.y) & 0x7fffffff) % ((u5[3] & 15) + 1)) & 3) {
    case 1:
    {
      p14[g8 & 3].f0 = u6;
      switch (g8 & 3) {
        default:
        case 0:
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
    default:
    {
    }
    break;
    case 2:
    {
    }
    break;
  }
  return uvec4(p14[1].f2.f0);
}
uvec4 f16(in bool p17) {
  switch ((((true ? u6 : p17) ? u6 : isnan(gl_FragCoord.y)) ? ivec3(g8).grr[0] : floatBitsToInt(abs(clamp((floor((20.0 * (-3.3125)) * 16.0) * 0.0625), -64.0, 64.0)) + 1.0)) & 3) {
    case 1:
    {
      bool v18 = ((-u7[0u]) == uint((true ? g8 : u4)));
    }
    break;
    default:
    {
      int v19 = 0x8;
      v19 = int(gl_FragCoord.y);
      int v20 = ((v19 = sign(g8)), int(fract((floor(intBitsToFloat((u5 & 0x007fffff) | 0x3f800000) * 16.0) * 0.0625))));
    }
    break;
    case 2:
    {
    }
    break;
  }
  return (uvec2(0x12u, 05666306427u) + uvec2(u7[1], 0U)).grrr;
}
bvec2 f16() {
  switch (max(g8, u5[3]) & 3) {
    case 4:
    {
      uvec4 v22[4] = uvec4[4](uvec4(uvec2(uvec2(ivec2(u4))), u7[int(gl_FragCoord.x) % 3], 0xcu).ttsq, (uvec4(uvec2(abs(vec2(2.5, g10[int(gl_FragCoord.y) % 4][3]))), uvec2(uvec2(u7[0]))) ^ uvec4(uvec2(u7[int(gl_FragCoord.y) % 3], u7[clamp(u4, 0, 2)]), u7[clamp(u4, 0, 2)], 0x1U)), (uvec4(020U, uvec2(uvec2(u7[clamp(u4, 0, 2)], 0x3b01311bU)), 72299683u) * uvec4(0x8U, u7[clamp(u4, 0, 2)], 4U, u7[clamp(g8, 0, 2)])), (uvec4(021u, uvec2(u7[0], 17u), 05U) | uvec4(0x1u)));
    }
    break;
    default:
    {
      ivec2 v23 = (~ivec2(g8, u5[1u]));
      v23 = abs(ivec2(u4, g8) >> 1);
    }
    break;
    case 1:
    {
      float v24 = mix((-gl_FragCoord.y), fract(46.), (!u6));
      for (int i25 = 3; i25 > 0; i25--) {
        int v26 = ((-clamp(int(gl_FragCoord.x), -38, 29)) << 26);
      }
    }
    break;
  }
  return (isnan(gl_FragCoord.y) ? g9.gg : isnan(gl_FragCoord.xy)).xy;
}
void main() {
  o0 = vec2(0);
  o1 = vec2(0);
  o2 = ivec4(0);
  ivec2 v27 = ivec2(gl_FragCoord.xy);
  vec4 v28 = vec4(gl_FragCoord.xy, gl_FragCoord.yx * 0.25 - 1.0);
  bool v29 = fract(gl_FragCoord.x * 0.25) < 0.5;
  mat3x4 v30 = (outerProduct(g10[g8 & 3], vec3((-12.))) * 0.0078125);
  bool v31 = (!u6);
  S2 v32 = S2(u4, S1(014u), g9);
  if (any(not(bvec4(bvec2(uvec2(v32.f1.f0)), g9)))) {
    if (any(bvec2(v31, u6))) {
      int i33 = 0;
      while (i33++ < clamp(int(v32.f1.f0), 0, 2)) {
        mat3x2 v34 = matrixCompMult(matrixCompMult((mat4x2(gl_FragCoord.xy, vec2(gl_FragCoord.y, gl_FragCoord.x), vec2(vec2((-7.25), g10[0u][i33])), gl_FragCoord.xy) * mat3x4(v28, g10[i33], vec4(g10[i33]))), mat3x2(0.0)), transpose(mat2x3(vec3(gl_FragCoord.x, vec2((-15.), gl_FragCoord.y)), vec3(vec2(gl_FragCoord.x, (-1.125)), gl_FragCoord.y))));
        v32.f0 = int(gl_FragCoord.x);
        g8 = (i33 << (int(gl_FragCoord.y) & 31));
      }
    } else
    if (false) {
      o2 = ((u5 / ((int(gl_FragCoord.x) & 15) + 1)) << 27);
    } else
    {
      g9 = bvec2(v29, v29);
      g8 = (int(gl_FragCoord.x) / ((int(gl_FragCoord.x) & 15) + 1));
    }
    switch ((any(bvec4(o2)) ? ((v29 ? v32.f0 : g8) - (v27[int(gl_FragCoord.x) % 2] * int(gl_FragCoord.x))) : int(gl_FragCoord.x)) & 3) {
      default:
      {
        {
          int v27 = int(02);
          vec2 v35 = (v31 ? clamp(gl_FragCoord.xy, -8.0, 8.0) : vec2(0.125));
        }
      }
      break;
      case 4:
      {
      }
      break;
    }
  }
  o0.x += float(v29);
  o0.x = (o0.x * 0.5);
  o0.x += float(v31);
  o0.x = (o0.x * 0.5);
  o0.x += clamp(float(clamp(v32.f0, -63, 63)), -8.0, 8.0);
  o0.x = (o0.x * 0.5);
  o0.x += clamp(float((v32.f1.f0 & 63u)), -8.0, 8.0);
  o0.x = (o0.x * 0.5);
}

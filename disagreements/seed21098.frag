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
uniform uint u1;
uniform vec4 u2;
uniform ivec3 u3;
uniform float u4;
uniform uvec3 u5[2];
layout(std140) uniform B6 {
  ivec2 u8;
};
layout(location = 0) out highp vec3 o0;
layout(location = 1) out highp ivec3 o1;
layout(location = 2) out uvec4 o2;
layout(location = 3) out int o3;
uvec3 g9 = uvec3(0x60df3dcfU);
vec3 f10() {
  ivec2 v11 = (~min((u8 / 80), abs(u8 >> 1)));
  ivec4 v12 = (abs((ivec4(u3, o3) * ivec4(o3)) >> 1) & ((ivec4(o3) + int(gl_FragCoord.y)) ^ floatBitsToInt(abs(u4) + 1.0)));
  v12.pts = o1;
  v12.xy = (isnan(u4) ? (ivec2(int(gl_FragCoord.x), o3) >> (v12[int(gl_FragCoord.y) % 4] & 31)) : (v11 << (o3 & 31)));
  v12.xyzw = v11.xxxx;
  return vec3(u4, gl_FragCoord.xy);
}
bvec3 f13(in bool p14, in float p15) {
  p15 = faceforward(float(clamp((~u3[0]), -63, 63)), clamp((ceil(25.5) - clamp((p15 + u4), -64.0, 64.0)), -64.0, 64.0), u2.q);
  p15 = (p14 ? p15 : u4);
  if (p14) {
    p15 -= p15;
    p15 = clamp(p15, -64.0, 64.0);
    mat3x4 v16 = (outerProduct(u2, vec3(gl_FragCoord.x)) * 0.0078125);
    p15 = u4;
  } else
  {
    if ((step(u4, u2[3]) > clamp((floor(mix(gl_FragCoord.y, gl_FragCoord.x, 1.0) * 16.0) * 0.0625), -64.0, 64.0))) return bvec3((gl_FragCoord.xy == gl_FragCoord.xy), lessThan(u8, u8));
  }
  return bvec2(gl_FragCoord.xy).yxy;
}
void f10(out uint p18[2], in ivec4 p19) {
  p18 = uint[2](uint(o3), uvec3(u5[o3 & 1][clamp(o3, 0, 2)]).g);
  ivec4 v20 = p19;
  switch ((packUnorm2x16(step(0.0, sign(gl_FragCoord.xy))) | p18[o3 & 1]) & 3u) {
    case 0u:
    {
      if ((((-021) / 73) >= (int(gl_FragCoord.x) ^ o3))) {
        --p18[0];
      } else
      {
        if ((u4 > gl_FragCoord.x)) {
        } else
        {
        }
      }
    }
    break;
    default:
    {
    }
    break;
  }
}
void main() {
  o0 = vec3(0);
  o1 = ivec3(0);
  o2 = uvec4(0u);
  o3 = int(0);
  ivec2 v21 = ivec2(gl_FragCoord.xy);
  vec4 v22 = vec4(gl_FragCoord.xy, gl_FragCoord.yx * 0.25 - 1.0);
  bool v23 = fract(gl_FragCoord.x * 0.25) < 0.5;
  float v24 = (-u4);
  uint v25[4] = uint[](packSnorm2x16(sign(gl_FragCoord.xy)), u1, max(o2[3], u1), uvec2(u1, u1).t);
  bvec4 v26 = not(bvec4(bvec2(gl_FragCoord.xy), true, false));
  if ((gl_FragCoord.y >= 2.75)) {
    if (v23) {
      v25[1]--;
      o2[3] *= uvec2(u1).rgrg.t;
    }
    v23 = bool((~o1.ttp));
    v25[o3 & 3] = o2[3];
  }
  int i27 = 0;
  while (i27++ < clamp((~int(gl_FragCoord.y)), 0, 2)) {
    if (v23) {
      g9[i27] += floatBitsToUint(abs(trunc(v24)) + 1.0);
      uvec4 v28 = floatBitsToUint(abs(clamp((clamp(v22, -14.0, 10.0) + (v26[i27] ? v24 : gl_FragCoord.y)), -64.0, 64.0)) + 1.0);
      if ((fract(float(bvec3(v23, bvec2(v26[o3 & 3], v23)))) >= clamp(dot(clamp(floor(vec3(u2[i27], u2[0], u4)), -64.0, 64.0), clamp((floor(mix(clamp((floor(vec3(1.1875, vec2(v24, (-4.75))) * 4.0) * 0.25), -64.0, 64.0), (floor(vec3(2.75) * 4.0) * 0.25), 0.75) * 16.0) * 0.0625), -64.0, 64.0)), -64.0, 64.0))) break;
    }
    bool v29 = isinf(clamp(roundEven(u2[i27]), -64.0, 64.0));
    int v30 = (abs(o3 >> 1) | floatBitsToInt(abs(u4) + 1.0));
  }
  o2 = (uvec4(abs(u2)) % ((0xcu & 15u) + 1u));
  uint v31 = clamp(o2, 20u, 34u)[o3 & 3];
  ivec2 v32 = (-ivec2(int(gl_FragCoord.x), o3)).gg;
  switch (u3[clamp(o3, 0, 2)] & 3) {
    case 0:
    {
      switch (sign((((false ? o3 : o3) & 0x7fffffff) % 45)) & 3) {
        case 4:
        {
          o1[1] >>= 14;
        }
        break;
        default:
        {
          o0 = vec3((asinh(clamp((clamp(v24, -8.0, 8.0) / (abs(clamp(u4, -8.0, 8.0)) + 0.5)), -8.0, 8.0)) * 0.03125));
          ivec2 v33 = ivec2(uvec2(bvec2(v23, v23)).rrgr.br);
          v23 = v23;
        }
        case 1:
        {
        }
        break;
      }
    }
    break;
    case 4:
    {
    }
    break;
    default:
    {
    }
    break;
  }
  o2.y ^= uint(abs(v22[o3 & 3]));
  o3 ^= int(v23);
  o1.y ^= int(v24);
  o0.y += clamp(float((v25[o3 & 3] & 63u)), -8.0, 8.0);
  o0.y = (o0.y * 0.5);
  o2.x ^= v31;
}

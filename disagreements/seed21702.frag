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
};
struct S2 {
  mat2 f0;
  bvec3 f1;
  mat4x3 f2;
};
uniform uint u3;
uniform float u4;
uniform int u5;
layout(std140) uniform B6 {
  bvec3 u8;
  vec3 u9;
} b7;
layout(location = 0) out float o0;
layout(location = 1) out uint o1;
layout(location = 2) out ivec2 o2;
layout(location = 3) out vec2 o3;
const vec2 g10 = vec2(7.25);
void main() {
  o0 = float(0);
  o1 = uint(0u);
  o2 = ivec2(0);
  o3 = vec2(0);
  ivec2 v11 = ivec2(gl_FragCoord.xy);
  vec4 v12 = vec4(gl_FragCoord.xy, gl_FragCoord.yx * 0.25 - 1.0);
  bool v13 = fract(gl_FragCoord.x * 0.25) < 0.5;
  int v14 = (int(gl_FragCoord.y) << (0xa & 31));
  bvec3 v15 = b7.u8;
  const float v16 = float(10.75);
  {
    vec2 v15 = vec2((-10.0));
    S2 v17 = S2((v13 ? mat2(mat4x2(gl_FragCoord.x, gl_FragCoord.y, o0, u4, v16, o0, gl_FragCoord.y, o0)) : mat2(v16)), notEqual(bvec3(bvec2(b7.u8[1]), v13), bvec3(uvec3(uvec2(u3), u3))), (true ? mat4x3(b7.u9, b7.u9, b7.u9, b7.u9) : mat4x3(vec3(o3[1], u4, v16), vec3(gl_FragCoord.xy, o0), b7.u9, b7.u9)));
    switch ((floatBitsToUint(abs(gl_FragCoord.y) + 1.0) * max(o1, o1)) & 3u) {
      default:
      {
        v17.f1.brg = not(isinf((b7.u8[clamp(u5, 0, 2)] ? v17.f2[u5 & 3] : b7.u9)));
        v17.f2[2][0] -= max(v16, gl_FragCoord.x);
        v17.f2[2][0] = clamp(v17.f2[2][0], -64.0, 64.0);
      }
      case 3u:
      {
        if (v13) {
          v13 = (true || true);
          S2 v18 = S2(matrixCompMult((mat4x2(gl_FragCoord.xy, o3, gl_FragCoord.xy, gl_FragCoord.xy) * mat2x4(vec4((uvec4(u3) & 63u)), v12)), mat2(0.0)), lessThan(v17.f2[0], b7.u9), (v13 ? v17.f2 : v17.f2));
          v11 |= o2;
        } else
        if (bool(bvec4(v13, v13, v13, v13))) {
          v17.f2[u5 & 3][int(gl_FragCoord.y) % 3] = (-8.);
          v17.f0[int(gl_FragCoord.x) % 2][int(gl_FragCoord.x) % 2] = float(uint(b7.u8[0]));
          v17.f2 += (transpose(mat3x2(v16, gl_FragCoord.y, v16, (-7.25), v12[3], 33.)) * matrixCompMult(outerProduct(gl_FragCoord.xy, v12), mat4x2(0.0)));
        } else
        {
          S1 v19 = S1(1);
          S1 v20 = v19;
          o3[0]++;
          o3[0] = clamp(o3[0], -64.0, 64.0);
        }
        if ((o1 >= u3)) {
          v17.f2[v14 & 3].yzx = max(v17.f0[0u], (-4.75)).grr;
        } else
        {
          v17.f0 = v17.f0;
          uint v21[2] = uint[](u3, 012u);
          v12 = vec4(clamp(ivec4(o2, v14, 4), -63, 63));
        }
        int i22 = 0;
        do {
          o3[1] = b7.u9[int(gl_FragCoord.x) % 3];
        } while (++i22 < clamp(v14, 0, 5));
      }
      break;
      case 4u:
      case 1u:
      {
      }
      break;
    }
  }
  o0 += v12[3];
  o0 = clamp(o0, -64.0, 64.0);
  o1 ^= uint(v13);
  o0 += float((v14 & 63));
  o0 = clamp(o0, -64.0, 64.0);
  o3.x += v16;
  o3.x = clamp(o3.x, -64.0, 64.0);
}

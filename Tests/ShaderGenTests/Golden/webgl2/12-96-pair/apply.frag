#version 300 es
// pebbles
// NCA 12/96
precision highp float;precision highp int;
uniform highp sampler2D u_state0,u_state1,u_state2,u_updated0,u_updated1,u_updated2;
uniform uint u_seed,u_step;
layout(location=0)out vec4 state0;
layout(location=1)out vec4 state1;
layout(location=2)out vec4 state2;
uvec3 hash(uvec3 m,uint k){
 uint t=m.y+k&4095u;
 return uvec3(t,m.x+(t*(t+m.z&4095u)>>6)&4095u,6272u-m.z);
}
void main(){
 ivec2 p=ivec2(gl_FragCoord.xy);
 int x=p.x,y=p.y;
 uvec3 m=hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(uvec3(1443u,3101u,3381u),u_seed),u_seed>>12),u_seed>>24),u_step),u_step>>12),uint(y)),uint(x>>1)),2531u),2531u),2531u),2531u);
 if(m.x>>11!=uint(x&1)){
  state0=texelFetch(u_state0,p,0);
  state1=texelFetch(u_state1,p,0);
  state2=texelFetch(u_state2,p,0);
 }else{
  state0=texelFetch(u_updated0,ivec2(x>>1,p.y),0);
  state1=texelFetch(u_updated1,ivec2(x>>1,p.y),0);
  state2=texelFetch(u_updated2,ivec2(x>>1,p.y),0);
 }
}
